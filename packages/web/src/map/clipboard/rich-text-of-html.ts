import type { RichBlock, RichInline, RichParagraph, RichText } from "@itinera/core";
import { linkSchema } from "@itinera/core";

type Mark = NonNullable<Extract<RichInline, { type: "text" }>["marks"]>[number];

const blocks = /^(?:P|DIV|TD|TH|TR|TABLE|TBODY|H[1-6]|SECTION|ARTICLE|BLOCKQUOTE|PRE)$/;
const unseen = /^(?:STYLE|SCRIPT|HEAD|META|LINK|TITLE|COLGROUP|COL)$/;

/** Under which the styles of elements are read. */
export const styleName = "data-style";

/** The longest text of one run that a card can hold. */
const longest = 20_000;

function marksOf(element: Element, outer: readonly Mark[]): readonly Mark[] {
  const own = new Map(outer.map((mark) => [mark.type, mark]));
  const style = element.getAttribute(styleName) ?? "";
  const weight = /font-weight:\s*(bold|\d+)/i.exec(style)?.[1];
  const isNormal = weight !== undefined && weight !== "bold" && Number(weight) < 600;
  if (isNormal) own.delete("bold");
  else if (weight !== undefined || /^(?:B|STRONG|TH)$/.test(element.tagName))
    own.set("bold", { type: "bold" });
  if (/^(?:I|EM)$/.test(element.tagName) || /font-style:\s*italic/i.test(style))
    own.set("italic", { type: "italic" });
  const href = element.tagName === "A" ? linkSchema.safeParse(element.getAttribute("href")) : undefined;
  if (href?.success) own.set("link", { type: "link", attrs: { href: href.data } });
  return [...own.values()];
}

/** Collects paragraphs as the nodes are walked. */
class Page {
  readonly content: RichBlock[] = [];
  private line: RichInline[] = [];

  text(words: string, marks: readonly Mark[]): void {
    const shown = words.replace(/[ \t\r\n\f]+/g, " ");
    const isFirst = this.line.length === 0 || this.line.at(-1)?.type === "hardBreak";
    const kept = (isFirst ? shown.trimStart() : shown).slice(0, longest);
    if (kept !== "")
      this.line.push({ type: "text", text: kept, ...(marks.length > 0 && { marks: [...marks] }) });
  }
  lineBreak(): void {
    this.line.push({ type: "hardBreak" });
  }
  paragraph(): void {
    while (this.line.at(-1)?.type === "hardBreak") this.line.pop();
    if (this.line.length > 0) this.content.push({ type: "paragraph", content: this.line });
    this.line = [];
  }
  list(type: "bulletList" | "orderedList", items: readonly RichParagraph[]): void {
    this.paragraph();
    const content = items.slice(0, 200).map((item) => ({ type: "listItem" as const, content: [item] }));
    if (content.length > 0) this.content.push({ type, content });
  }
}

function walk(node: Node, page: Page, marks: readonly Mark[]): void {
  if (node.nodeType === Node.TEXT_NODE) page.text(node.textContent ?? "", marks);
  if (!(node instanceof Element) || unseen.test(node.tagName)) return;
  if (node.tagName === "BR") return page.lineBreak();
  if (node.tagName === "UL" || node.tagName === "OL") {
    const items = [...node.querySelectorAll(":scope > li")].map((item): RichParagraph => {
      const inner = richTextOfNode(item).content.filter((one) => one.type === "paragraph");
      return {
        type: "paragraph",
        content: inner.flatMap((one, at) => [
          ...(at > 0 ? [{ type: "hardBreak" as const }] : []),
          ...(one.content ?? []),
        ]),
      };
    });
    return page.list(node.tagName === "UL" ? "bulletList" : "orderedList", items);
  }
  const isBlock = blocks.test(node.tagName);
  if (isBlock) page.paragraph();
  const own = marksOf(node, marks);
  for (const child of node.childNodes) walk(child, page, own);
  if (isBlock) page.paragraph();
}

/** Words of a piece of a page with bold, italic, links and lists; line breaks stay, all else goes. */
export function richTextOfNode(node: Node): RichText {
  const page = new Page();
  const marks = node instanceof Element ? marksOf(node, []) : [];
  for (const child of node.childNodes)
    walk(
      child,
      page,
      marks.filter((mark) => mark.type !== "link"),
    );
  page.paragraph();
  return { type: "doc", content: page.content.slice(0, 500) };
}
