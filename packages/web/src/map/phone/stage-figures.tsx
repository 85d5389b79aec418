import { laneKindOf, type JourneyMap, type Stage, type StageMeasure } from "@itinera/core";
import { measureCell, type SceneWords } from "@itinera/scene";
import { useReadMap } from "../editor/desk.ts";
import styles from "./phone-numbers.module.css";

interface StageFiguresProps {
  readonly stage: Stage;
  readonly at: number;
}

interface FigureLane {
  readonly id: string;
  readonly name: string;
  readonly measure: StageMeasure;
}

/** The lanes of a map that hold measured numbers. */
export const figureLanes = ({ lanes }: JourneyMap, words: SceneWords): readonly FigureLane[] =>
  lanes.flatMap((lane) => {
    const kind = laneKindOf(lane.kind);
    return kind.shape === "numbers"
      ? [{ id: lane.id, name: lane.name ?? words.laneName(lane.kind), measure: kind.measure }]
      : [];
  });

/** What was measured of one stage: a number and its name for each lane of numbers. */
export function StageFigures({ stage, at }: StageFiguresProps) {
  const { map, overlay, words } = useReadMap();
  return figureLanes(map, words).map(({ id, name, measure }, place) => {
    const cell = measureCell({ overlay, words }, { stage, index: at }, measure, place === 0);
    return (
      <span key={id} className={styles.number} data-old={cell.stale || undefined}>
        {cell.kind === "value" ? <b>{cell.main}</b> : <span className={styles.note}>{cell.text || "–"}</span>}
        <span className={styles.name}>
          {name}
          {cell.side && <span className={styles.side}> {cell.side}</span>}
        </span>
      </span>
    );
  });
}
