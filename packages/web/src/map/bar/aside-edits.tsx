import { plainTextOf, type Edit } from "@itinera/core";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { labelOf, type AsideEdit, type KeptEdit } from "../../room/kept-edit.ts";
import styles from "./aside-edits.module.css";

const nouns = ["map", "stage", "step", "lane", "card", "persona", "feeling", "connector"] as const;
const reasons = [
  "read-only",
  "too-big",
  "too-long",
  "too-many",
  "map-full",
  "version",
  "gone",
  "revoked",
] as const;

const nounOf = (edit: KeptEdit) => nouns.find((one) => labelOf(edit).startsWith(`${one}.`)) ?? "other";
const reasonOf = (why: string) => reasons.find((one) => one === why) ?? "other";

/** The words that were in it, so that they can be used elsewhere. */
function wordsOf({ work }: KeptEdit): string {
  if (work.kind === "changes") return "";
  const edits = work.kind === "edit" ? [work.edit] : work.edits;
  return edits.map(wordsIn).filter(Boolean).join("\n");
}

function wordsIn(edit: Edit): string {
  if ("text" in edit && typeof edit.text === "object" && edit.text) return plainTextOf(edit.text);
  return "name" in edit && typeof edit.name === "string" ? edit.name : "";
}

interface AsideListProps {
  readonly aside: readonly AsideEdit[];
}

/** What each edit was, the words in it, and why it was not taken. */
export function AsideList({ aside }: AsideListProps) {
  const { t } = useWords();
  return (
    <ul className={styles.list}>
      {aside.map(({ edit, why }) => (
        <li key={edit.id} className={styles.edit}>
          <b>{t(`room:aside.what.${nounOf(edit)}`)}</b>
          {wordsOf(edit) && <q className={styles.words}>{wordsOf(edit)}</q>}
          <span className={styles.why}>{t(`room:aside.why.${reasonOf(why)}`)}</span>
        </li>
      ))}
    </ul>
  );
}

interface AsideEditsProps {
  readonly aside: readonly AsideEdit[];
  readonly onClose: () => void;
}

/** Edits that the server did not take: what each was, and why, until the person has seen it. */
export function AsideEdits({ aside, onClose }: AsideEditsProps) {
  const { t } = useWords();
  const [isOpen, show] = useState(false);
  const title = t("room:aside.title", { count: aside.length });
  return (
    <>
      <Button look="text" size="small" onPress={() => show(true)}>
        <TriangleAlert aria-hidden className={styles.sign} />
        {title}
      </Button>
      <Dialog
        title={title}
        isOpen={isOpen}
        onClose={() => show(false)}
        actions={
          <Button look="ink" onPress={onClose}>
            {t("room:aside.close")}
          </Button>
        }
      >
        <p>{t("room:aside.text")}</p>
        <AsideList aside={aside} />
      </Dialog>
    </>
  );
}
