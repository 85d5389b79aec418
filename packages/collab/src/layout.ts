import { mapVersion, recordLists, type RecordList } from "@itinera/core";
import * as Y from "yjs";

/**
 * How a map lies in a document: a root Y.Map `head` with the fields of the head and the version, and a
 * root Y.Map per list of records, from id to a Y.Map of the record's fields. Values are plain JSON,
 * replaced whole; but a card's text is a type of its own, which two people can write in at once, and
 * lists that two people add to lie in the record item by item (`item-lists.ts`).
 */
export type HeadMap = Y.Map<unknown>;
export type FieldMap = Y.Map<unknown>;
export type ListMap = Y.Map<unknown>;

export const headOf = (doc: Y.Doc): HeadMap => doc.getMap("head");
export const listOf = (doc: Y.Doc, list: RecordList): ListMap => doc.getMap(list);

/** The roots that a document may have. */
export const rootNames: ReadonlySet<string> = new Set(["head", ...recordLists]);

/** All that belongs to the map; what undo looks after. */
export const rootsOf = (doc: Y.Doc): readonly Y.Map<unknown>[] => [
  headOf(doc),
  ...recordLists.map((list) => listOf(doc, list)),
];

export const versionField = "version";

export const writeVersion = (doc: Y.Doc): unknown => headOf(doc).set(versionField, mapVersion);

/**
 * Brings a document of an older program to this version; no upgrade so far has to touch a record, for
 * what version 2 added may be absent. Gives whether there was anything to do.
 */
export function upgradeDoc(doc: Y.Doc): boolean {
  const version = versionOf(doc);
  if (version === undefined || version >= mapVersion) return false;
  writeVersion(doc);
  return true;
}

/** Version of the document; undefined when nothing was written yet or it makes no sense. */
export function versionOf(doc: Y.Doc): number | undefined {
  const version = headOf(doc).get(versionField);
  return Number.isInteger(version) ? (version as number) : undefined;
}
