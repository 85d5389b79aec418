import { mapHeadSchema, recordLists, type Change, type JourneyMap, type MapHead } from "@itinera/core";

const headFields = Object.keys(mapHeadSchema.shape) as (keyof MapHead)[];
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What makes `before` into `after`; records that stay as they are do not appear. */
export function changesBetween(before: JourneyMap, after: JourneyMap): readonly Change[] {
  const head = headFields.filter((field) => !same(before[field], after[field]));
  const changes: Change[] =
    head.length > 0
      ? [{ kind: "set-head", fields: Object.fromEntries(head.map((field) => [field, after[field]])) }]
      : [];
  for (const list of recordLists) {
    const old = new Map<string, unknown>(before[list].map((record) => [record.id, record]));
    for (const record of after[list]) {
      if (!same(old.get(record.id), record)) changes.push({ kind: "put", list, record } as Change);
      old.delete(record.id);
    }
    for (const id of old.keys()) changes.push({ kind: "delete", list, id });
  }
  return changes;
}
