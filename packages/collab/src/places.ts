import {
  listLimits,
  mapHeadSchema,
  mapVersion,
  recordLists,
  recordSchemas,
  type RecordList,
} from "@itinera/core";
import * as Y from "yjs";
import { itemSchemaAt } from "./item-lists.ts";
import { headOf, listOf, versionField } from "./layout.ts";

/**
 * Where something can stand in a map's document: `layout.ts` as rules, so that what somebody else's code
 * wrote can be judged before it is taken in.
 */
export type Place =
  | { readonly in: "head" }
  | { readonly in: "list"; readonly list: RecordList }
  | { readonly in: "record"; readonly list: RecordList }
  /** `text`: what tells one text from another; `depth`: 1 for a paragraph's place. */
  | { readonly in: "text"; readonly text: object; readonly depth: number }
  /** In what was deleted: whatever stands there is gone with it. */
  | { readonly in: "nothing" };

/** What somebody wants to put there; numbers of types are those of Yjs. */
export type Written =
  | { readonly kind: "deleted" }
  /** A stretch of text, in UTF-16 units. */
  | { readonly kind: "words"; readonly length: number }
  | { readonly kind: "mark" }
  | { readonly kind: "values"; readonly values: readonly unknown[] }
  | { readonly kind: "type"; readonly type: number };

export type Verdict =
  /** `inside`: of what was put there, when it can hold something itself. */
  | { readonly kind: "fits"; readonly inside?: Place }
  | { readonly kind: "refused"; readonly reason: "bad-root" | "bad-key" | "bad-content" | "too-deep" };

const typeOf = { map: 1, element: 3, fragment: 4, text: 6 } as const;

/** Lists in lists in lists: deeper than any text that a person writes, and shallow enough for recursion. */
const deepest = 32;

interface Schema {
  safeParse(value: unknown): { readonly success: boolean };
}
const schemasOf = (shape: Readonly<Record<string, Schema>>): ReadonlyMap<string, Schema> =>
  new Map(Object.entries(shape));

const headFields = new Map<string, Schema>([
  ...schemasOf(mapHeadSchema.shape),
  [versionField, { safeParse: (value) => ({ success: value === mapVersion }) }],
]);
const fieldsOfLists = new Map(recordLists.map((list) => [list, schemasOf(recordSchemas[list].shape)]));

const fits = (inside?: Place): Verdict => (inside ? { kind: "fits", inside } : { kind: "fits" });
const refused = (reason: Extract<Verdict, { kind: "refused" }>["reason"]): Verdict => ({
  kind: "refused",
  reason,
});

const emptyText = { type: "doc", content: [] };

function judgeField(schema: Schema | undefined, written: Written): Verdict {
  if (!schema) return refused("bad-key");
  if (written.kind === "deleted") return fits();
  if (written.kind === "type" && written.type === typeOf.fragment && schema.safeParse(emptyText).success)
    return fits({ in: "text", text: {}, depth: 1 });
  // Values that were set one after the other are written as a row, the last of them counts.
  const areValues = written.kind === "values" && written.values.every((one) => schema.safeParse(one).success);
  return areValues ? fits() : refused("bad-content");
}

function judgeRecord(list: RecordList, id: string, written: Written): Verdict {
  if (!fieldsOfLists.get(list)?.get("id")?.safeParse(id).success) return refused("bad-key");
  if (written.kind === "deleted") return fits();
  return written.kind === "type" && written.type === typeOf.map
    ? fits({ in: "record", list })
    : refused("bad-content");
}

function judgeText(text: object, depth: number, key: string | undefined, written: Written): Verdict {
  if (written.kind !== "type")
    return written.kind === "values" && key === undefined ? refused("bad-content") : fits();
  if (key !== undefined || (written.type !== typeOf.element && written.type !== typeOf.text))
    return refused("bad-content");
  return depth < deepest ? fits({ in: "text", text, depth: depth + 1 }) : refused("too-deep");
}

/** Whether `written` may stand at `key` of a place, or, without a key, in its row. */
export function judge(place: Place, key: string | undefined, written: Written): Verdict {
  switch (place.in) {
    case "nothing":
      return fits(place);
    case "text":
      return judgeText(place.text, place.depth, key, written);
    case "head":
      return key === undefined ? refused("bad-content") : judgeField(headFields.get(key), written);
    case "list":
      return key === undefined ? refused("bad-content") : judgeRecord(place.list, key, written);
    case "record":
      return key === undefined || key === "id"
        ? refused("bad-key")
        : judgeField(fieldsOfLists.get(place.list)?.get(key) ?? itemSchemaAt(place.list, key), written);
  }
}

const rootPlaces: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["head", { in: "head" }],
  ...recordLists.map((list) => [list, { in: "list", list }] as const),
]);

/** undefined: a map's document has no such root. */
export const rootPlace = (name: string): Place | undefined => rootPlaces.get(name);

/** Finds the places of what is in a document already. */
export function createPlaceFinder(doc: Y.Doc): (type: Y.AbstractType<unknown>) => Place {
  const roots = new Map<unknown, Place>([
    [headOf(doc), { in: "head" }],
    ...recordLists.map((list) => [listOf(doc, list), { in: "list", list }] as const),
  ]);

  function placeOf(type: Y.AbstractType<unknown>): Place {
    const root = roots.get(type);
    if (root) return root;
    const parent = type._item?.parent;
    if (!(parent instanceof Y.AbstractType)) return { in: "nothing" };
    const above = roots.get(parent);
    if (above?.in === "list") return { in: "record", list: above.list };
    const outer = placeOf(parent);
    if (outer.in === "record") return { in: "text", text: type, depth: 1 };
    return outer.in === "text" ? { ...outer, depth: outer.depth + 1 } : outer;
  }
  return placeOf;
}

/**
 * Whether the list has room for records of these ids; those that it has already count for nothing.
 * `isGoing`: whether what was written at a client's clock is deleted together with it.
 */
export function hasRoom(
  doc: Y.Doc,
  list: RecordList,
  ids: ReadonlySet<string>,
  isGoing: (client: number, clock: number) => boolean,
): boolean {
  const records = listOf(doc, list);
  let count = records.size;
  for (const id of ids) if (!records.has(id)) count++;
  if (count <= listLimits[list]) return true;
  for (const item of records._map.values()) {
    if (!item.deleted && isGoing(item.id.client, item.id.clock)) count--;
  }
  return count <= listLimits[list];
}
