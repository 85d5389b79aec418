import { mapHeadSchema, recordLists, type Change, type JourneyMap, type RichText } from "@itinera/core";
import * as Y from "yjs";
import { headOf, listOf, writeVersion, type FieldMap } from "./layout.ts";
import { newText, rewriteText } from "./write-text.ts";

const isText = (value: unknown): value is RichText =>
  typeof value === "object" && value !== null && "type" in value && value.type === "doc";

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What is already so is not written again: each write is kept for ever in the document's history. */
function setField(record: FieldMap, field: string, value: unknown): void {
  const old = record.get(field);
  if (value === undefined) {
    if (record.has(field)) record.delete(field);
  } else if (isText(value)) {
    if (old instanceof Y.XmlFragment) rewriteText(old, value);
    else record.set(field, newText(value));
  } else if (!same(old, value)) record.set(field, value);
}

const setFields = (record: FieldMap, fields: object) => {
  for (const [field, value] of Object.entries(fields)) setField(record, field, value);
};

function put(list: Y.Map<unknown>, { id, ...fields }: { readonly id: string }): void {
  const old = list.get(id);
  if (old instanceof Y.Map) {
    for (const field of old.keys()) if (!(field in fields)) old.delete(field);
    setFields(old as FieldMap, fields);
  } else {
    const record: FieldMap = new Y.Map();
    list.set(id, record);
    setFields(record, fields);
  }
}

function write(doc: Y.Doc, change: Change): void {
  switch (change.kind) {
    case "set-head":
      setFields(headOf(doc), change.fields);
      return;
    case "put":
      put(listOf(doc, change.list), change.record);
      return;
    case "set": {
      const record = listOf(doc, change.list).get(change.id);
      if (record instanceof Y.Map) setFields(record as FieldMap, change.fields);
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
