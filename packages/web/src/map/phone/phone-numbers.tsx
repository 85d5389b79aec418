import type { Stage } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import styles from "./phone-numbers.module.css";
import { StageFigures, figureLanes } from "./stage-figures.tsx";

interface PhoneNumbersProps {
  readonly stage: Stage;
  readonly at: number;
}

/** What was measured of the stage, before everything else. A press opens what it counts. */
export function PhoneNumbers({ stage, at }: PhoneNumbersProps) {
  const { editor, map, words } = useDesk();
  const { t } = useWords();
  if (figureLanes(map, words).length === 0) return null;
  const open = () => {
    editor.select({ kind: "stage", id: stage.id });
    editor.inspect("binding");
  };
  return (
    <button type="button" className={styles.numbers} onClick={open} title={t("map:phone.numbers")}>
      <StageFigures stage={stage} at={at} />
    </button>
  );
}
