import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useDesk } from "../editor/desk.ts";
import { Facts } from "../inspector/read/facts.tsx";
import styles from "./frame.module.css";

interface FrameFactsProps {
  readonly onClose: () => void;
}

/** The frame of the map, for whoever may not change it. */
export function FrameFacts({ onClose }: FrameFactsProps) {
  const { map } = useDesk();
  const { t, format } = useWords();
  const { goal, aim, scope, participants = [], review, type } = map;
  return (
    <Dialog
      title={t("cards:frame.open")}
      isOpen
      onClose={onClose}
      actions={
        <Button look="ink" onPress={onClose}>
          {t("common:close")}
        </Button>
      }
    >
      <div className={styles.facts}>
        <Facts
          facts={[
            goal ? { name: t("cards:frame.goal"), value: goal } : undefined,
            aim && { name: t("cards:frame.aim"), value: t(`cards:frame.aims.${aim}`) },
            scope ? { name: t("cards:frame.scope"), value: scope } : undefined,
            participants.length > 0 && {
              name: t("cards:frame.participants"),
              value: format.list(participants.map((one) => t(`cards:frame.people.${one}`))),
            },
            review ? { name: t("cards:frame.review"), value: format.day(review) } : undefined,
            { name: t("cards:frame.type"), value: t(`map:type.${type}`) },
          ]}
        />
      </div>
    </Dialog>
  );
}
