import * as Y from "yjs";
import { rootNames } from "./layout.ts";

/** A value of a root or a record: plain JSON as it is, types copied with all that is in them. */
const copyOf = (value: unknown): unknown =>
  value instanceof Y.Map || value instanceof Y.XmlFragment ? value.clone() : value;

/**
 * All that a document holds now, in a new document without a history, as one update. Nothing written
 * upon the old one fits it any more.
 */
export function freshUpdateOf(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  const fresh = new Y.Doc();
  fresh.transact(() => {
    for (const name of rootNames) {
      const root = fresh.getMap(name);
      for (const [key, value] of doc.getMap(name).entries()) root.set(key, copyOf(value));
    }
  });
  const update = Y.encodeStateAsUpdate(fresh) as Uint8Array<ArrayBuffer>;
  fresh.destroy();
  return update;
}
