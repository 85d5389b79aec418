import {
  columnsOf,
  team,
  type Column,
  type Feeling,
  type JourneyMap,
  type Lane,
  type Translator,
} from "@itinera/core";
import { categoryInk } from "@itinera/scene";
import { use } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../editor/desk.ts";
import { FaintContext } from "../form/faint.ts";
import { feelingOf } from "../gesture/set-feeling.ts";
import styles from "./phone-lane.module.css";

interface PhoneCurveGraphProps {
  readonly lane: Lane;
  /** Of the stage that is shown. */
  readonly columns: readonly Column[];
}

const height = 120;
const yOf = (value: number) => height / 2 - value * 25;

interface Feeler {
  readonly id: Feeling["persona"];
  readonly name: string;
  readonly slot?: number;
}

/** Whose feelings a lane shows: the personas', and the team's where there are no personas or it has some. */
export const feelersOf = (map: JourneyMap, lane: Lane, t: Translator["t"]): readonly Feeler[] => [
  ...map.personas,
  ...(map.personas.length === 0 || map.feelings.some((one) => one.lane === lane.id && one.persona === team)
    ? [{ id: team, name: t("scene:team") } as const]
    : []),
];

/** The whole curve small, with the shown stage marked. */
export function PhoneCurveGraph({ lane, columns }: PhoneCurveGraphProps) {
  const { map } = useReadMap();
  const { t } = useWords();
  const isFaint = use(FaintContext);
  const isOther = (persona: Feeling["persona"], [column] = columns) =>
    column !== undefined && isFaint({ kind: "feeling", lane: lane.id, column: column.id, persona });
  const all = columnsOf(map);
  const step = 100 / all.length;
  const shown = columns.map((column) => all.findIndex((one) => one.id === column.id));
  return (
    <svg className={styles.graph} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
      <rect x={(shown[0] ?? 0) * step} width={step * shown.length} height={height} className={styles.here} />
      {[2, 1, 0, -1, -2].map((value) => (
        <path
          key={value}
          d={`M0 ${yOf(value)}H100`}
          stroke={value === 0 ? "var(--edge)" : "var(--rule-2)"}
          strokeDasharray={value === 0 ? undefined : "1 3"}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {feelersOf(map, lane, t).map(({ id, slot }) => (
        <path
          key={id}
          d={curveOf(
            all.map((column) =>
              feelingOf(map, { kind: "feeling", lane: lane.id, persona: id, column: column.id }),
            ),
            step,
          )}
          fill="none"
          stroke={
            isOther(id)
              ? "var(--rule-2)"
              : slot === undefined
                ? "var(--ink-2)"
                : `var(--${categoryInk(slot)})`
          }
          strokeWidth="1.6"
          strokeDasharray="5 3"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** Straight from value to value; a column without one breaks the line. */
function curveOf(values: readonly (number | undefined)[], step: number): string {
  return values
    .map((value, at) => {
      if (value === undefined) return "";
      return `${values[at - 1] === undefined ? "M" : "L"}${(at + 0.5) * step} ${yOf(value)}`;
    })
    .join("");
}
