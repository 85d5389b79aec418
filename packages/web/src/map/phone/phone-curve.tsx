import { columnsOf, team, type Column, type Feeling, type Lane } from "@itinera/core";
import { categoryInk } from "@itinera/scene";
import { Minus, Plus } from "lucide-react";
import { use } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { FaintContext } from "../form/faint.ts";
import { useDesk, useMayEdit } from "../editor/desk.ts";
import { feelingOf, stepFeeling } from "../gesture/set-feeling.ts";
import { PersonaSample } from "../tools/persona-sample.tsx";
import { PhoneLaneName } from "./phone-lane-name.tsx";
import styles from "./phone-lane.module.css";

interface PhoneCurveProps {
  readonly lane: Lane;
  readonly columns: readonly Column[];
}

const height = 120;
const yOf = (value: number) => height / 2 - value * 25;

/** The whole curve small, with the shown stage marked, and its values under it to be changed. */
export function PhoneCurve({ lane, columns }: PhoneCurveProps) {
  const { map } = useDesk();
  const { t } = useWords();
  const feelers: readonly { id: Feeling["persona"]; name: string; slot?: number }[] = [
    ...map.personas,
    ...(map.personas.length === 0 || map.feelings.some((one) => one.lane === lane.id && one.persona === team)
      ? [{ id: team, name: t("scene:team") } as const]
      : []),
  ];
  const isFaint = use(FaintContext);
  const isOther = (persona: Feeling["persona"], [column] = columns) =>
    column !== undefined && isFaint({ kind: "feeling", lane: lane.id, column: column.id, persona });
  const all = columnsOf(map);
  const step = 100 / all.length;
  const shown = columns.map((column) => all.findIndex((one) => one.id === column.id));
  return (
    <section className={styles.curve}>
      <PhoneLaneName lane={lane} />
      <svg className={styles.graph} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
        <rect
          x={(shown[0] ?? 0) * step}
          width={step * shown.length}
          height={height}
          className={styles.here}
        />
        {[2, 1, 0, -1, -2].map((value) => (
          <path
            key={value}
            d={`M0 ${yOf(value)}H100`}
            stroke={value === 0 ? "var(--edge)" : "var(--rule-2)"}
            strokeDasharray={value === 0 ? undefined : "1 3"}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {feelers.map(({ id, slot }) => (
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
      {columns.map((column) => (
        <div key={column.id}>
          {column.step && <h4 className={styles.step}>{column.step.name}</h4>}
          {feelers.map(({ id, name, slot }) => (
            <FeelingStep
              key={id}
              lane={lane}
              column={column}
              persona={id}
              name={name}
              {...(slot !== undefined && { slot })}
            />
          ))}
        </div>
      ))}
    </section>
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

interface FeelingStepProps {
  readonly lane: Lane;
  readonly column: Column;
  readonly persona: Feeling["persona"];
  readonly name: string;
  readonly slot?: number;
}

function FeelingStep({ lane, column, persona, name, slot }: FeelingStepProps) {
  const { editor, map, words } = useDesk();
  const { t } = useWords();
  const place = { kind: "feeling", lane: lane.id, column: column.id, persona } as const;
  const value = feelingOf(map, place);
  const mayEdit = useMayEdit();
  const isFaint = use(FaintContext);
  return (
    <div className={styles.feeling} data-faint={isFaint(place) || undefined}>
      <PersonaSample {...(slot !== undefined && { slot })} />
      <span className={styles.words}>{name}</span>
      {mayEdit && (
        <IconButton
          label={t("map:phone.lower", { name })}
          isDisabled={value === -2}
          onPress={() => editor.make(stepFeeling(map, place, -1))}
        >
          <Minus aria-hidden />
        </IconButton>
      )}
      <output className={styles.value}>{value === undefined ? "–" : words.feeling(value)}</output>
      {mayEdit && (
        <IconButton
          label={t("map:phone.higher", { name })}
          isDisabled={value === 2}
          onPress={() => editor.make(stepFeeling(map, place, 1))}
        >
          <Plus aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
