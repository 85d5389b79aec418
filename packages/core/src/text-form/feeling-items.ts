import type { ColumnId } from "../ids.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import { team } from "../map/journey-map.ts";
import type { Lane } from "../map/lane.ts";
import type { TextFormInput, TextItem } from "./text-form.ts";

const scale = ["distress", "discomfort", "neutral", "contentment", "delight"] as const;

/** −2…+2 → the nearest word of the scale; halves go towards the middle. */
const wordAt = (value: number): number => (value < 0 ? Math.ceil(value) : Math.floor(value)) + 2;

/** Lowest and highest value of the dramatic arc are kept as −2 and +2. */
const arcStart = 3;

/** The points of a curve over one column, one item a persona and state. */
export function feelingItems(input: TextFormInput, lane: Lane, column: ColumnId): readonly TextItem[] {
  const { map, t, numbers } = input;
  const kind = laneKindOf(lane.kind);
  const isArc = kind.shape === "curve" && kind.scale === "arc";
  const curves = [team, ...map.personas.map((one) => one.id)];
  return map.feelings
    .filter((one) => one.lane === lane.id && one.column === column)
    .toSorted(
      (a, b) =>
        curves.indexOf(a.persona) - curves.indexOf(b.persona) || (a.state ?? "").localeCompare(b.state ?? ""),
    )
    .map((one): TextItem => {
      const who = map.personas.find(({ id }) => id === one.persona)?.name ?? t("scene:team");
      const at = wordAt(one.value);
      const word = lane.labels?.[at] || (isArc ? "" : t(`emotions:scale.${scale[at] ?? "neutral"}`));
      const value = isArc
        ? t("forms:arc", { value: numbers.number(Math.round(one.value + arcStart)) })
        : numbers.feeling(one.value);
      const felt = word === "" ? value : `${value}, ${word.toLocaleLowerCase(input.lang)}`;
      return {
        text: t(one.state === "to-be" ? "forms:feelingToBe" : "forms:feeling", { who, felt }),
        asides: [],
        place: { kind: "cell", lane: lane.id, column },
        words: "form",
      };
    });
}
