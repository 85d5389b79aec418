import { laneKindOf, type Stage, type StageMeasure } from "@itinera/core";
import { measureCell } from "@itinera/scene";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import styles from "./phone-numbers.module.css";

interface PhoneNumbersProps {
  readonly stage: Stage;
  readonly at: number;
}

/** What was measured of the stage, before everything else. A press opens what it counts. */
export function PhoneNumbers({ stage, at }: PhoneNumbersProps) {
  const { editor, map, overlay, words } = useDesk();
  const { t } = useWords();
  const lanes = map.lanes.flatMap((lane): { id: string; name: string; measure: StageMeasure }[] => {
    const kind = laneKindOf(lane.kind);
    return kind.shape === "numbers"
      ? [{ id: lane.id, name: lane.name ?? words.laneName(lane.kind), measure: kind.measure }]
      : [];
  });
  if (lanes.length === 0) return null;
  const open = () => {
    editor.select({ kind: "stage", id: stage.id });
    editor.inspect("binding");
  };
  return (
    <button type="button" className={styles.numbers} onClick={open} title={t("map:phone.numbers")}>
      {lanes.map(({ id, name, measure }, place) => {
        const cell = measureCell({ overlay, words }, { stage, index: at }, measure, place === 0);
        return (
          <span key={id} className={styles.number} data-old={cell.stale || undefined}>
            {cell.kind === "value" ? (
              <b>{cell.main}</b>
            ) : (
              <span className={styles.note}>{cell.text || "–"}</span>
            )}
            <span className={styles.name}>
              {name}
              {cell.side && <span className={styles.side}> {cell.side}</span>}
            </span>
          </span>
        );
      })}
    </button>
  );
}
