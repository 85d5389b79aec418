import type { RichBlock, RichInline, RichParagraph, RichText } from "@itinera/core";
import * as Y from "yjs";
import { readText } from "./read-text.ts";
import { sharedEnds } from "./shared-ends.ts";

type TextNode = Extract<RichInline, { type: "text" }>;

/** Every mark has attributes in Tiptap's form, if only an empty object. */
const attributesOf = (node: TextNode) =>
  Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]));

function textOf(nodes: readonly TextNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(nodes.map((node) => ({ insert: node.text, attributes: attributesOf(node) })));
  return text;
}

/** Neighbouring texts are one Y.XmlText, as Tiptap wants them. */
function inlines(content: readonly RichInline[]): (Y.XmlText | Y.XmlElement)[] {
  const made: (Y.XmlText | Y.XmlElement)[] = [];
  let run: TextNode[] = [];
  const endRun = () => {
    if (run.length > 0) made.push(textOf(run));
    run = [];
  };
  for (const one of content) {
    if (one.type === "text") run.push(one);
    else {
      endRun();
      made.push(new Y.XmlElement(one.type));
    }
  }
  endRun();
  return made;
}

function element(name: string, children: (Y.XmlText | Y.XmlElement)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

const paragraph = (block: RichParagraph) => element("paragraph", inlines(block.content ?? []));

function elementOf(block: RichBlock): Y.XmlElement {
  if (block.type === "paragraph") return paragraph(block);
  return element(
    block.type,
    block.content.map((item) => element("listItem", item.content.map(paragraph))),
  );
}

export function newText(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, text.content.map(elementOf));
  return fragment;
}

const isPlain = (block: RichBlock | undefined): block is RichParagraph =>
  block?.type === "paragraph" &&
  (block.content ?? []).every((one) => one.type === "text" && one.marks === undefined);

const plainWords = (block: RichParagraph) =>
  (block.content ?? []).map((one) => (one.type === "text" ? one.text : "")).join("");

const isSurrogate = (text: string, at: number) => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdfff;
};

/** Changes only the letters that differ, so that somebody else's typing in the same line stays. */
function rewriteWords(target: Y.XmlText, old: string, next: string): void {
  let { start, end } = sharedEnds(old, next, (a, b) => a === b);
  // A cut between the two halves of a letter would leave each peer with half of it.
  if (start > 0 && isSurrogate(old, start - 1)) start--;
  if (end > 0 && isSurrogate(old, old.length - end)) end--;
  target.delete(start, old.length - start - end);
  target.insert(start, next.slice(start, next.length - end));
}

/** Makes `fragment` say `text`; blocks that stay as they are are not touched. */
export function rewriteText(fragment: Y.XmlFragment, text: RichText): void {
  const old = readText(fragment).content;
  const next = text.content;
  // Something in it is not read one to one: it cannot be matched block by block.
  const matched = old.length === fragment.length;
  const same = (a: RichBlock, b: RichBlock) => JSON.stringify(a) === JSON.stringify(b);
  const { start, end } = matched ? sharedEnds(old, next, same) : { start: 0, end: 0 };
  const [before, after] = [old[start], next[start]];
  if (
    old.length - end - start === 1 &&
    next.length - end - start === 1 &&
    isPlain(before) &&
    isPlain(after)
  ) {
    const node = fragment.get(start);
    const words = node instanceof Y.XmlElement && node.length === 1 ? node.get(0) : undefined;
    if (words instanceof Y.XmlText) {
      rewriteWords(words, plainWords(before), plainWords(after));
      return;
    }
  }
  fragment.delete(start, fragment.length - start - end);
  fragment.insert(start, next.slice(start, next.length - end).map(elementOf));
}
