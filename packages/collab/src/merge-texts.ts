import type { RichText } from "@itinera/core";
import * as Y from "yjs";
import { readText } from "./read-text.ts";
import { newText, rewriteText } from "./write-text.ts";

const place = (doc: Y.Doc) => doc.getMap<Y.XmlFragment>("card");

const textIn = (doc: Y.Doc): Y.XmlFragment => {
  const text = place(doc).get("text");
  if (!text) throw new Error("no text");
  return text;
};

const isSame = (one: RichText, other: RichText) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What two people made of one text that they began with: the words of both. Where they wrote at the same place,
 * what they wrote stands side by side.
 */
export function mergeTexts(start: RichText, mine: RichText, theirs: RichText): RichText {
  if (isSame(mine, theirs) || isSame(start, theirs)) return mine;
  if (isSame(start, mine)) return theirs;
  const common = new Y.Doc();
  // The same outcome wherever it is worked out.
  common.clientID = 1;
  place(common).set("text", newText(start));
  const before = Y.encodeStateAsUpdate(common);
  const branch = (client: number, text: RichText): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = client;
    Y.applyUpdate(doc, before);
    rewriteText(textIn(doc), text);
    const made = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return made;
  };
  for (const update of [branch(2, theirs), branch(3, mine)]) Y.applyUpdate(common, update);
  const merged = readText(textIn(common));
  common.destroy();
  return merged;
}
