import {
  plainTextOf,
  stageLetter,
  team,
  type Difference,
  type JourneyMap,
  type Translator,
} from "@itinera/core";
import type { SceneWords } from "@itinera/scene";

/** `moved` where nothing but its place is different. */
export type Sort = "added" | "removed" | "changed" | "moved";

/** A difference as the list says it. */
export interface SaidDifference {
  readonly key: string;
  readonly sort: Sort;
  readonly list: Difference["list"];
  /** Id of the thing that was drawn, in both maps. */
  readonly id: string;
  readonly what: string;
  /** What it was, where that says something. */
  readonly was?: string;
}

export const sortOf = (one: Difference): Sort =>
  one.kind === "changed" && one.fields.length === 0 ? "moved" : one.kind;

/** Name of a column with the letter of its stage. */
function columnName(map: JourneyMap, id: string): string {
  const step = map.steps.find((one) => one.id === id);
  const at = map.stages.findIndex((one) => one.id === (step?.stage ?? id));
  const stage = map.stages[at];
  return stage ? `${stageLetter(at)} ${step?.name ?? stage.name}` : "";
}

/** Differences in words. Names of what was removed are looked up in the first map, all others in the second. */
export function saidDifferences(
  before: JourneyMap,
  after: JourneyMap,
  differences: readonly Difference[],
  words: SceneWords,
  t: Translator["t"],
): readonly SaidDifference[] {
  return differences.map((one): SaidDifference => {
    const map = one.kind === "removed" ? before : after;
    const record = one.kind === "removed" ? one.before : one.after;
    const what = nameOf(map, one.list, record, words, t);
    const was = one.kind === "changed" ? nameOf(before, one.list, one.before, words, t) : what;
    return {
      key: `${one.list} ${record.id}`,
      sort: sortOf(one),
      list: one.list,
      id: record.id,
      what,
      ...(was !== what && { was }),
    };
  });
}

type RecordIn = Extract<Difference, { kind: "added" }>["after"];

/** What people call the thing, and where it stands. */
function nameOf(
  map: JourneyMap,
  list: Difference["list"],
  record: RecordIn,
  words: SceneWords,
  t: Translator["t"],
): string {
  if ("text" in record) {
    const text = plainTextOf(record.text).replaceAll("\n", " ").trim() || "–";
    return t("forms:compare.at", { what: text, place: columnName(map, record.column) });
  }
  if ("value" in record) {
    const who =
      record.persona === team
        ? words.team
        : (map.personas.find((one) => one.id === record.persona)?.name ?? "");
    const place = columnName(map, record.column);
    return `${t("forms:compare.at", { what: who, place })}: ${words.feeling(record.value)}`;
  }
  if ("from" in record) {
    const end = (id: string) => {
      const card = map.cards.find((one) => one.id === id);
      return card ? plainTextOf(card.text) : columnName(map, id);
    };
    return words.connector(end(record.from), end(record.to));
  }
  if ("kind" in record) return record.name ?? words.laneName(record.kind);
  return record.name;
}
