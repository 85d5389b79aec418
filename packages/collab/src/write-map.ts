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
import { headOf, listOf, writeVersion, type FieldMap } from "./layout.ts";
import { newText, rewriteText } from "./write-text.ts";

const isText = (value: unknown): value is RichText =>
  typeof value === "object" && value !== null && "type" in value && value.type === "doc";

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What is already so is not written again: each write is kept for ever in the document's history. */
function setField(record: FieldMap, field: string, value: unknown, absent: unknown): void {
  const old = record.get(field);
  if (value === undefined) {
    if (record.has(field)) record.delete(field);
  } else if (isText(value)) {
    if (old instanceof Y.XmlFragment) rewriteText(old, value);
    else record.set(field, newText(value));
  } else if (!same(record.has(field) ? old : absent, value)) record.set(field, value);
}

/** `absent`: what a reader takes for fields that are not there. A card has three of them. */
function setFields(record: FieldMap, fields: object, absent: Readonly<Record<string, unknown>> = {}): void {
  for (const [field, value] of Object.entries(fields)) setField(record, field, value, absent[field]);
}

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

function put(doc: Y.Doc, name: RecordList, { id, ...fields }: { readonly id: string }): void {
  const list = listOf(doc, name);
  const old = list.get(id);
  const record: FieldMap = old instanceof Y.Map ? (old as FieldMap) : new Y.Map();
  if (record !== old) list.set(id, record);
  for (const field of record.keys()) if (!(field in fields)) record.delete(field);
  setFields(record, fields, defaults[name]);
}

function write(doc: Y.Doc, change: Change): void {
  switch (change.kind) {
    case "set-head":
      setFields(headOf(doc), change.fields);
      return;
    case "put":
      put(doc, change.list, change.record);
      return;
    case "set": {
      const record = listOf(doc, change.list).get(change.id);
      if (record instanceof Y.Map) setFields(record as FieldMap, change.fields, defaults[change.list]);
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
