import {
  isFractionalIndex,
  orderAt,
  orders,
  personaLists,
  recordSchemas,
  type RecordList,
} from "@itinera/core";
import type * as Y from "yjs";
import { sharedEnds } from "./shared-ends.ts";

/**
 * Fields that are lists which two people can add to at once, also while one of them is offline: each item
 * lies in the record by itself, under `field/order.peer`. What peers add meets; who changes an item changes that
 * item alone.
 */
const itemLists: Readonly<Partial<Record<RecordList, ReadonlySet<string>>>> = {
  cards: new Set(["tags", "channels", "personas", "evidence", "attachments"]),
  personas: new Set([...personaLists, "facts", "channels", "sliders", "jobs", "custom"]),
};
/** Of these, where an item that two people add is one item. */
const sets: ReadonlySet<string> = new Set(["tags", "channels", "personas"]);

export const isItemList = (list: RecordList, field: string): boolean => itemLists[list]?.has(field) ?? false;

interface Schema {
  safeParse(value: unknown): { readonly success: boolean };
}
const schemaOf = (list: RecordList, field: string): Schema | undefined =>
  (recordSchemas[list].shape as Readonly<Record<string, Schema>>)[field];

interface ItemKey {
  readonly field: string;
  readonly order: string;
  /** The key itself: it settles the order of what two peers put to the same place. */
  readonly id: string;
}
interface Item extends ItemKey {
  readonly value: unknown;
}

/** The place that a key of a record names; undefined: it names a field, or nothing. */
function placeOf(list: RecordList, key: string): ItemKey | undefined {
  if (!key.includes("/")) return undefined;
  const [, field, order] = /^([a-z]+)\/([A-Za-z0-9]{1,200})\.[a-z0-9]{1,20}$/i.exec(key) ?? [];
  return field !== undefined && order !== undefined && isItemList(list, field) && isFractionalIndex(order)
    ? { field, order, id: key }
    : undefined;
}

/** What may stand at a key that names an item; undefined: it names none. */
export function itemSchemaAt(list: RecordList, key: string): Schema | undefined {
  const field = placeOf(list, key)?.field;
  const schema = field === undefined ? undefined : schemaOf(list, field);
  return schema && { safeParse: (value) => schema.safeParse([value]) };
}

/** The field that a key of a record belongs to. */
export const fieldAt = (list: RecordList, key: string): string => placeOf(list, key)?.field ?? key;

/** All items of a record, by their fields, each list in its order. */
function itemsIn(record: Y.Map<unknown>, list: RecordList): ReadonlyMap<string, readonly Item[]> {
  const fields = new Map<string, Item[]>();
  record.forEach((value, key) => {
    const place = placeOf(list, key);
    if (!place) return;
    const items = fields.get(place.field);
    if (items) items.push({ ...place, value });
    else fields.set(place.field, [{ ...place, value }]);
  });
  for (const items of fields.values())
    items.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  return fields;
}

const textOf = (value: unknown) => JSON.stringify(value);

/** What is sound, and no more of it than the schema allows: what two people add can be too much together. */
function soundOf(list: RecordList, field: string, values: readonly unknown[]): readonly unknown[] {
  const schema = schemaOf(list, field);
  const items = sets.has(field) ? [...new Set(values)] : values;
  if (!schema || schema.safeParse(items).success) return items;
  const sound = items.filter((value) => schema.safeParse([value]).success);
  const most = sound.findIndex((_, at) => !schema.safeParse(sound.slice(0, at + 1)).success);
  return most === -1 ? sound : sound.slice(0, most);
}

/** The lists among `names` that have items, by field; one that somebody emptied is still there, as a value. */
export function readItemLists(
  record: Y.Map<unknown>,
  list: RecordList,
  names: ReadonlySet<string>,
): Readonly<Record<string, readonly unknown[]>> {
  if (!itemLists[list]) return {};
  const lists: Record<string, readonly unknown[]> = {};
  for (const [field, items] of itemsIn(record, list))
    if (names.has(field))
      lists[field] = soundOf(list, field, [...wholeOf(record, field), ...items.map(({ value }) => value)]);
  return lists;
}

/** An emptied list; one with items was written by an older program. */
function wholeOf(record: Y.Map<unknown>, field: string): readonly unknown[] {
  const whole = record.get(field);
  return Array.isArray(whole) ? whole : [];
}

/** All peers that do it name the items alike. */
function takeApart(record: Y.Map<unknown>, field: string): void {
  const values = wholeOf(record, field);
  if (record.has(field)) record.delete(field);
  for (const [at, order] of orders(values.length).entries()) record.set(`${field}/${order}.0`, values[at]);
}

/** Makes the list say `next`; items that stay as they are are not touched. `peer`: who writes. */
export function writeItemList(
  record: Y.Map<unknown>,
  list: RecordList,
  field: string,
  next: readonly unknown[],
  peer: number,
): void {
  if (wholeOf(record, field).length > 0 || next.length > 0) takeApart(record, field);
  const old = itemsIn(record, list).get(field) ?? [];
  const { start, end } = sharedEnds(
    old.map((item) => textOf(item.value)),
    next.map(textOf),
    (a, b) => a === b,
  );
  const [before, after] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
  const stays = Math.min(before.length, after.length);
  for (const [at, item] of before.entries()) {
    if (at < stays) record.set(item.id, after[at]);
    else record.delete(item.id);
  }
  const behind = old.slice(start + before.length);
  const placed: ItemKey[] = old.slice(0, start + stays);
  for (const value of after.slice(stays)) {
    const order = orderAt([...placed, ...behind], placed.length);
    const id = `${field}/${order}.${peer.toString(36)}`;
    placed.push({ field, order, id });
    record.set(id, value);
  }
}
