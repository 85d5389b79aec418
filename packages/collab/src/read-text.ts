import type { RichBlock, RichInline, RichParagraph, RichText } from "@itinera/core";
import * as Y from "yjs";

type Mark = NonNullable<Extract<RichInline, { type: "text" }>["marks"]>[number];

/** Deeper than any list a person makes; what lies below is not read. */
const deepest = 12;

/** y-tiptap writes marks that can overlap as `name--hash`. */
const markName = (attribute: string) => attribute.replace(/--[\w+/=]+$/, "");

/** In one order, whoever wrote them, so that all peers read the same. */
function marksOf(attributes: Readonly<Record<string, unknown>> | undefined): Mark[] {
  const found = new Map(Object.entries(attributes ?? {}).map(([key, value]) => [markName(key), value]));
  const marks: Mark[] = [];
  if (found.has("bold")) marks.push({ type: "bold" });
  if (found.has("italic")) marks.push({ type: "italic" });
  const link = found.get("link") as { readonly href?: unknown } | null | undefined;
  if (typeof link?.href === "string") marks.push({ type: "link", attrs: { href: link.href } });
  return marks;
}

interface Insert {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const textNodes = (text: Y.XmlText): RichInline[] =>
  (text.toDelta() as readonly Insert[]).flatMap(({ insert, attributes }): RichInline[] => {
    if (typeof insert !== "string" || insert === "") return [];
    const marks = marksOf(attributes);
    return [{ type: "text", text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });

/** Children can be anything in a document made by somebody else's code. */
const childrenOf = (node: Y.XmlFragment): readonly unknown[] => node.toArray();

/** All text within, whatever it is wrapped in: an unknown node loses its look, not its words. */
function inlinesOf(node: Y.XmlFragment, depth: number): RichInline[] {
  if (depth > deepest) return [];
  return childrenOf(node).flatMap((child): RichInline[] => {
    if (child instanceof Y.XmlText) return textNodes(child);
    if (!(child instanceof Y.XmlElement)) return [];
    return child.nodeName === "hardBreak" ? [{ type: "hardBreak" }] : inlinesOf(child, depth + 1);
  });
}

function paragraphOf(node: Y.XmlElement, depth: number): RichParagraph {
  const content = inlinesOf(node, depth);
  return { type: "paragraph", ...(content.length > 0 ? { content } : {}) };
}

const isList = (node: Y.XmlElement) => node.nodeName === "bulletList" || node.nodeName === "orderedList";

const elementsOf = (node: Y.XmlFragment) =>
  childrenOf(node).filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);

/** Lists within lists are read as further paragraphs of their item. */
function itemParagraphs(node: Y.XmlElement, depth: number): RichParagraph[] {
  if (depth > deepest) return [];
  return elementsOf(node).flatMap((child) =>
    isList(child) || child.nodeName === "listItem"
      ? itemParagraphs(child, depth + 1)
      : [paragraphOf(child, depth + 1)],
  );
}

function blockOf(node: Y.XmlElement): RichBlock[] {
  if (!isList(node)) return [paragraphOf(node, 1)];
  const items = elementsOf(node).flatMap((item) => {
    const content = itemParagraphs(item, 2);
    return content.length > 0 ? [{ type: "listItem" as const, content }] : [];
  });
  const type = node.nodeName === "bulletList" ? "bulletList" : "orderedList";
  return items.length > 0 ? [{ type, content: items }] : [];
}

/** A card's text, read leniently: what the schema does not know keeps its words. */
export const readText = (fragment: Y.XmlFragment): RichText => ({
  type: "doc",
  content: elementsOf(fragment).flatMap(blockOf),
});
