import type { Column, Feeling, Lane } from "@itinera/core";
import { Minus, Plus } from "lucide-react";
import { use } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { FaintContext } from "../form/faint.ts";
import { useDesk, useMayEdit } from "../editor/desk.ts";
import { feelingOf, stepFeeling } from "../gesture/set-feeling.ts";
import { PersonaSample } from "../tools/persona-sample.tsx";
import { feelersOf, PhoneCurveGraph } from "./phone-curve-graph.tsx";
import { PhoneLaneName } from "./phone-lane-name.tsx";
import styles from "./phone-lane.module.css";

interface PhoneCurveProps {
  readonly lane: Lane;
  readonly columns: readonly Column[];
}

/** The whole curve small, with the shown stage marked, and its values under it to be changed. */
export function PhoneCurve({ lane, columns }: PhoneCurveProps) {
  const { map } = useDesk();
  const { t } = useWords();
  const feelers = feelersOf(map, lane, t);
  return (
    <section className={styles.curve}>
      <PhoneLaneName lane={lane} />
      <PhoneCurveGraph lane={lane} columns={columns} />
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
