import type { Change } from "../edit/change.ts";
import {
  mapHeadSchema,
  recordLists,
  type JourneyMap,
  type RecordList,
  type RecordOf,
} from "../map/journey-map.ts";
import { keptOrder } from "./kept-order.ts";
import { paired } from "./paired.ts";
import { sameValue } from "./same-value.ts";

/** What became of one thing. `fields`: what is different about it; `moved`: it stands elsewhere. */
export type Difference = {
  [List in RecordList]:
    | { readonly kind: "added"; readonly list: List; readonly after: RecordOf<List> }
    | { readonly kind: "removed"; readonly list: List; readonly before: RecordOf<List> }
    | {
        readonly kind: "changed";
        readonly list: List;
        readonly before: RecordOf<List>;
        readonly after: RecordOf<List>;
        readonly fields: readonly string[];
        readonly moved: boolean;
      };
}[RecordList];

export interface Comparison {
  /** The second map with the ids of the first (see `paired`). */
  readonly after: JourneyMap;
  readonly differences: readonly Difference[];
  /** Made to the first map, they give the second one as it stands in `after`, but for its head. */
  readonly changes: readonly Change[];
}

/** The fields that say where something stands; the others say what it is. */
const placeFields: Partial<Record<RecordList, readonly string[]>> = {
  steps: ["stage"],
  cards: ["lane", "column", "span", "rows"],
  lanes: ["section"],
  connectors: ["from", "to"],
};

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** What is different between a map and a later one: the list for people, and the changes for programs. */
export function compareMaps(a: JourneyMap, b: JourneyMap): Comparison {
  const after = paired(a, b);
  const parts = recordLists.map((list) => compareLists(list, a, after));
  return {
    after,
    differences: parts.flatMap((part) => part.differences),
    changes: [...headChanges(a, after), ...parts.flatMap((part) => part.changes)],
  };
}

function compareLists(
  list: RecordList,
  a: JourneyMap,
  b: JourneyMap,
): { readonly differences: readonly Difference[]; readonly changes: readonly Change[] } {
  const [before, after] = [a[list] as readonly Entry[], b[list] as readonly Entry[]];
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Set(after.map((one) => one.id));
  const kept = keptInPlace(list, before, after);
  const differences: unknown[] = [];
  const changes: unknown[] = [];
  for (const one of before)
    if (!now.has(one.id)) {
      differences.push({ kind: "removed", list, before: one });
      changes.push({ kind: "delete", list, id: one.id });
    }
  for (const one of after) {
    const was = old.get(one.id);
    if (!was) {
      differences.push({ kind: "added", list, after: one });
      changes.push({ kind: "put", list, record: one });
      continue;
    }
    const all = fieldsThatDiffer(was, one);
    if (all.length > 0)
      changes.push({
        kind: "set",
        list,
        id: one.id,
        fields: Object.fromEntries(all.map((field) => [field, one[field]])),
      });
    const places = placeFields[list] ?? [];
    const moved = all.some((field) => places.includes(field)) || !kept.has(one.id);
    const fields = all.filter((field) => field !== "order" && !places.includes(field));
    if (moved || fields.length > 0)
      differences.push({ kind: "changed", list, before: was, after: one, fields, moved });
  }
  // Each was made of one list: the compiler cannot see that the list and its records go together.
  return { differences: differences as Difference[], changes: changes as Change[] };
}

const fieldsThatDiffer = (was: Entry, now: Entry): readonly string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (field) => !sameValue(was[field], now[field]),
  );

/** Cards keep their order within a cell, steps within a stage; feelings have none. */
function keptInPlace(
  list: RecordList,
  before: readonly Entry[],
  after: readonly Entry[],
): ReadonlySet<string> {
  if (list === "feelings" || list === "connectors") return new Set(after.map((one) => one.id));
  const home = ({ lane, column, stage }: Entry) => [lane, column, stage].map(String).join(" ");
  const [old, now] = [Map.groupBy(before, home), Map.groupBy(after, home)];
  const ids = (records: readonly Entry[] | undefined) => (records ?? []).map((one) => one.id);
  return new Set([...now].flatMap(([place, records]) => [...keptOrder(ids(old.get(place)), ids(records))]));
}

const headFields = Object.keys(mapHeadSchema.shape) as (keyof typeof mapHeadSchema.shape)[];

function headChanges(a: JourneyMap, b: JourneyMap): readonly Change[] {
  const fields = headFields.filter((field) => !sameValue(a[field], b[field]));
  if (fields.length === 0) return [];
  return [{ kind: "set-head", fields: Object.fromEntries(fields.map((field) => [field, b[field]])) }];
}
