import {
  langs,
  mapGoals,
  mapTypes,
  participants,
  type Edit,
  type JourneyMap,
  type MapFrame,
} from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Select } from "../../parts/select.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useDesk, useMayEdit } from "../editor/desk.ts";
import { useOfferLanes } from "../type/use-offer-lanes.ts";
import { Chips } from "../inspector/chips.tsx";
import { FrameFacts } from "./frame-facts.tsx";
import { frameEdits, type Framed } from "./frame-edits.ts";
import styles from "./frame.module.css";

interface FrameDialogProps {
  readonly onClose: () => void;
}

const none = "none";

/** What the map is for, what it covers, who made it, and when it is to be looked through again. */
export function FrameDialog({ onClose }: FrameDialogProps) {
  return useMayEdit() ? <FrameFields onClose={onClose} /> : <FrameFacts onClose={onClose} />;
}

function FrameFields({ onClose }: FrameDialogProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const offerLanes = useOfferLanes();
  const [framed, write] = useState<Framed>(() => framedOf(map));
  const set = (part: Partial<Framed>) => write({ ...framed, ...part });
  const keep = () => {
    const edits: readonly Edit[] = frameEdits(map, framed);
    if (edits.length > 0 && !editor.make(edits)) return;
    onClose();
    if (framed.type !== map.type) offerLanes(framed.type);
  };
  return (
    <Dialog
      title={t("cards:frame.open")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={keep}>
            {t("cards:frame.keep")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.wide}>
          <TextArea
            label={t("cards:frame.goal")}
            placeholder={t("cards:frame.goalHint")}
            value={framed.goal}
            onChange={(goal) => set({ goal })}
            maxLength={2_000}
          />
        </div>
        <Select
          label={t("cards:frame.aim")}
          choices={[
            { id: none, name: t("cards:frame.aimNone") },
            ...mapGoals.map((id) => ({ id, name: t(`cards:frame.aims.${id}`) })),
          ]}
          value={framed.aim ?? none}
          onChange={(id) => set({ aim: mapGoals.find((one) => one === id) })}
        />
        <TextField
          type="date"
          label={t("cards:frame.review")}
          value={framed.review}
          onChange={(review) => set({ review })}
        />
        <div className={styles.wide}>
          <TextArea
            label={t("cards:frame.scope")}
            placeholder={t("cards:frame.scopeHint")}
            value={framed.scope}
            onChange={(scope) => set({ scope })}
            maxLength={2_000}
          />
        </div>
        <div className={styles.wide}>
          <h3 className={styles.name}>{t("cards:frame.participants")}</h3>
          <Chips<NonNullable<MapFrame["participants"]>[number]>
            label={t("cards:frame.participants")}
            choices={participants.map((id) => ({ id, name: t(`cards:frame.people.${id}`) }))}
            chosen={framed.participants}
            onChange={(chosen) => set({ participants: chosen })}
          />
        </div>
        <Select
          label={t("cards:frame.type")}
          choices={mapTypes.map((id) => ({ id, name: t(`map:type.${id}`) }))}
          value={framed.type}
          onChange={(type) => set({ type })}
        />
        <Select
          label={t("cards:frame.lang")}
          choices={langs.map((id) => ({ id, name: t(`cards:frame.langs.${id}`) }))}
          value={framed.lang}
          onChange={(lang) => set({ lang })}
        />
      </div>
    </Dialog>
  );
}

const framedOf = ({
  goal = "",
  aim,
  scope = "",
  participants: people = [],
  review = "",
  type,
  lang,
}: JourneyMap) => ({
  goal,
  aim,
  scope,
  participants: people,
  review,
  type,
  lang,
});
