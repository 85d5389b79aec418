import { Plus } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import styles from "./empty-map.module.css";

/** A map without stages: what will appear, and the first step. */
export function EmptyMap() {
  const { editor } = useHands();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  return (
    <div className={styles.desk}>
      <div className={styles.sheet}>
        <Empty
          title={t("map:empty.title")}
          text={t("map:empty.text")}
          action={
            mayEdit && (
              <Button look="ink" onPress={() => editor.addStage(0)}>
                <Plus aria-hidden />
                {t("map:empty.action")}
              </Button>
            )
          }
        />
      </div>
    </div>
  );
}
