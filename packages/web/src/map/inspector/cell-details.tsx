import { laneKindOf, team, type Column, type Feeling, type Lane } from "@itinera/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Switch } from "../../parts/switch.tsx";
import { Select } from "../../parts/select.tsx";
import { useDesk } from "../editor/desk.ts";
import { hintCard } from "../editor/hint-card.ts";
import { newId } from "../editor/new-id.ts";
import { feelingOf, setFeeling } from "../gesture/set-feeling.ts";
import styles from "./details.module.css";

interface CellDetailsProps {
  readonly lane: Lane;
  readonly column: Column;
}

/** The question that a cell answers, hints for it, and for a curve the values themselves. */
export function CellDetails({ lane, column }: CellDetailsProps) {
  const { editor, map, hintsOf } = useDesk();
  const { t } = useWords();
  const [isToBe, enterToBe] = useState(false);
  const hints = hintsOf(lane, column);
  const isCurve = laneKindOf(lane.kind).shape === "curve";
  return (
    <div className={styles.details}>
      <p className={styles.prompt}>{t(`lanes:${lane.kind}.prompt`)}</p>
      {isCurve ? (
        <>
          <Switch label={t("structure:feeling.toBe")} isOn={isToBe} onChange={enterToBe} />
          {[...map.personas, { id: team, name: t("scene:team") } as const].map(({ id, name }) => (
            <FeelingLine key={id} lane={lane} column={column} persona={id} name={name} isToBe={isToBe} />
          ))}
        </>
      ) : (
        <>
          {hints.length > 0 && (
            <div className={styles.part}>
              <h3 className={styles.name}>{t("map:hint.title")}</h3>
              <ul className={styles.list}>
                {hints.map((hint) => (
                  <li key={hint.text} className={styles.row}>
                    <button
                      type="button"
                      className={styles.open}
                      aria-label={t("map:hint.take", { text: hint.text })}
                      onClick={() => editor.make(hintCard(map, lane, column.id, hint, newId()))}
                    >
                      <Plus aria-hidden />
                      {hint.text}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div>
            <Button size="small" onPress={() => editor.addCard(lane.id, column.id)}>
              <Plus aria-hidden />
              {t("map:add.card")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

const values = ["2", "1.5", "1", "0.5", "0", "-0.5", "-1", "-1.5", "-2"] as const;
const empty = "empty";

interface FeelingLineProps extends CellDetailsProps {
  readonly persona: Feeling["persona"];
  readonly name: string;
  /** What is wanted, not what is. */
  readonly isToBe: boolean;
}

function FeelingLine({ lane, column, persona, name, isToBe }: FeelingLineProps) {
  const { editor, map } = useDesk();
  const { t, lang } = useWords();
  const place = {
    kind: "feeling",
    lane: lane.id,
    column: column.id,
    persona,
    ...(isToBe && { state: "to-be" as const }),
  } as const;
  const format = new Intl.NumberFormat(lang, { signDisplay: "exceptZero" });
  const value = feelingOf(map, place);
  return (
    <Select
      label={name}
      choices={[
        ...values.map((id) => ({ id, name: format.format(Number(id)).replace("-", "−") })),
        { id: empty, name: t("map:feeling.empty") },
      ]}
      value={values.find((one) => Number(one) === value) ?? empty}
      onChange={(id) => editor.make(setFeeling(place, id === empty ? null : Number(id)))}
    />
  );
}
