import {
  mapHeadSchema,
  recordLists,
  recordSchemas,
  type Change,
  type JourneyMap,
  type RecordList,
  type RichText,
} from "@itinera/core";
import * as Y from "yjs";
import { fieldAt, isItemList, writeItemList } from "./item-lists.ts";
import { headOf, listOf, writeVersion, type FieldMap } from "./layout.ts";
import { newText, rewriteText } from "./write-text.ts";

const isText = (value: unknown): value is RichText =>
  typeof value === "object" && value !== null && "type" in value && value.type === "doc";

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What is already so is not written again: each write is kept for ever in the document's history. */
function setField(record: FieldMap, field: string, value: unknown, absent?: unknown): void {
  const old = record.get(field);
  if (value === undefined) {
    if (record.has(field)) record.delete(field);
  } else if (isText(value)) {
    if (old instanceof Y.XmlFragment) rewriteText(old, value);
    else record.set(field, newText(value));
  } else if (!same(record.has(field) ? old : absent, value)) record.set(field, value);
}

/** What a reader takes for fields that are not there. */
const defaults = Object.fromEntries(
  recordLists.map((list) => [
    list,
    Object.fromEntries(
      Object.entries(recordSchemas[list].shape).flatMap(([field, schema]) => {
        const { data } = schema.safeParse(undefined);
        return data === undefined ? [] : [[field, data] as const];
      }),
    ),
  ]),
) as Readonly<Record<RecordList, Readonly<Record<string, unknown>>>>;

function setFields(doc: Y.Doc, list: RecordList, record: FieldMap, fields: object): void {
  for (const [field, value] of Object.entries(fields)) {
    const items = isItemList(list, field) ? ((value ?? []) as readonly unknown[]) : undefined;
    if (items) writeItemList(record, list, field, items, doc.clientID);
    if (!items || items.length === 0) setField(record, field, value, defaults[list][field]);
  }
}

function put(doc: Y.Doc, name: RecordList, { id, ...fields }: { readonly id: string }): void {
  const list = listOf(doc, name);
  const old = list.get(id);
  const record: FieldMap = old instanceof Y.Map ? (old as FieldMap) : new Y.Map();
  if (record !== old) list.set(id, record);
  for (const key of record.keys()) if (!(fieldAt(name, key) in fields)) record.delete(key);
  setFields(doc, name, record, fields);
}

function write(doc: Y.Doc, change: Change): void {
  switch (change.kind) {
    case "set-head":
      for (const [field, value] of Object.entries(change.fields)) setField(headOf(doc), field, value);
      return;
    case "put":
      put(doc, change.list, change.record);
      return;
    case "set": {
      const record = listOf(doc, change.list).get(change.id);
      if (record instanceof Y.Map) setFields(doc, change.list, record as FieldMap, change.fields);
      return;
    }
    case "delete":
      listOf(doc, change.list).delete(change.id);
  }
}

/** One transaction: one update on the wire and one step of undo. */
export function applyToDoc(doc: Y.Doc, changes: readonly Change[], origin?: unknown): void {
  doc.transact(() => {
    for (const change of changes) write(doc, change);
  }, origin);
}

/** What makes an empty document into `map`; its id is the room's, not the document's. */
const changesTo = ({ id: _, ...map }: JourneyMap): Change[] => {
  return [
    { kind: "set-head", fields: mapHeadSchema.parse(map) },
    ...recordLists.flatMap((list) => map[list].map((record) => ({ kind: "put", list, record }) as Change)),
  ];
};

export function newDocOf(map: JourneyMap): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    writeVersion(doc);
    applyToDoc(doc, changesTo(map));
  });
  return doc;
}

/** A new document with the map in it, as one update. */
export function docUpdateOf(map: JourneyMap): Uint8Array<ArrayBuffer> {
  const doc = newDocOf(map);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update as Uint8Array<ArrayBuffer>;
}
