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

const sortOf = (one: Difference): Sort =>
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
    const place = placeOf(map, record);
    const placeBefore = one.kind === "changed" ? placeOf(before, one.before) : place;
    const at = (text: string, where: string) =>
      where === "" ? text : t("forms:compare.at", { what: text, place: where });
    const what = at(nameOf(map, record, words), place);
    const old = one.kind === "changed" ? nameOf(before, one.before, words) : nameOf(map, record, words);
    // Where both stand in the same place, it is said once.
    const was = at(old, placeBefore) === what ? what : placeBefore === place ? old : at(old, placeBefore);
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

/** The column that it stands in, "" for what stands in none. */
const placeOf = (map: JourneyMap, record: RecordIn): string =>
  "column" in record ? columnName(map, record.column) : "";

/** What people call the thing. */
function nameOf(map: JourneyMap, record: RecordIn, words: SceneWords): string {
  if ("text" in record) return plainTextOf(record.text).replaceAll("\n", " ").trim() || "–";
  if ("value" in record) {
    const persona = map.personas.find((one) => one.id === record.persona);
    const who = record.persona === team ? words.team : (persona?.name ?? "");
    return `${who} ${words.feeling(record.value)}`;
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
