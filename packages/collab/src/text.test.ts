import { plainTextOf, richTextOf, richTextSchema, type RichText } from "@itinera/core";
import { arbitraryRichText } from "@itinera/core/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { newText, readText, rewriteText } from "./index.ts";

/** Only within a document has a text its content. */
function inDoc(text: RichText): { doc: Y.Doc; fragment: Y.XmlFragment } {
  const doc = new Y.Doc();
  doc.getMap("cards").set("text", newText(text));
  return { doc, fragment: doc.getMap("cards").get("text") as Y.XmlFragment };
}

const rich: RichText = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Pay " },
        {
          type: "text",
          text: "now",
          marks: [{ type: "bold" }, { type: "link", attrs: { href: "https://x.example" } }],
        },
        { type: "hardBreak" },
        { type: "text", text: "later" },
      ],
    },
    { type: "paragraph" },
    {
      type: "orderedList",
      content: [
        { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "one" }] }] },
        { type: "listItem", content: [{ type: "paragraph" }, { type: "paragraph" }] },
      ],
    },
  ],
};

describe("a card's text", () => {
  it("is read as it was written", () => {
    expect(readText(inDoc(rich).fragment)).toEqual(rich);
    fc.assert(
      fc.property(arbitraryRichText, (text) => {
        expect(readText(inDoc(text).fragment)).toEqual(text);
      }),
    );
  });

  it("is rewritten into any other", () => {
    const any = fc.oneof(
      arbitraryRichText,
      fc.constant(rich),
      fc
        .array(fc.constantFrom("a", "bb", "🛋️", "🛒", "a🛋️b", ""))
        .map((lines) => richTextOf(lines.join("\n"))),
    );
    fc.assert(
      fc.property(any, any, (before, after) => {
        const { fragment } = inDoc(before);
        rewriteText(fragment, after);
        expect(readText(fragment)).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps both when one person rewrites a line while another types in it or adds a line", () => {
    const { doc, fragment } = inDoc(richTextOf("Why an account?\nsecond"));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    rewriteText(fragment, richTextOf("Why do I need an account?\nsecond"));
    rewriteText(
      other.getMap("cards").get("text") as Y.XmlFragment,
      richTextOf("Why an account now?\nsecond\nthird"),
    );
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(plainTextOf(readText(fragment))).toContain("second\nthird");
    const merged = inDoc(richTextOf("Why an account?"));
    const twin = new Y.Doc();
    Y.applyUpdate(twin, Y.encodeStateAsUpdate(merged.doc));
    rewriteText(merged.fragment, richTextOf("Why do I need an account?"));
    rewriteText(twin.getMap("cards").get("text") as Y.XmlFragment, richTextOf("Why an account now?"));
    Y.applyUpdate(merged.doc, Y.encodeStateAsUpdate(twin));
    expect(plainTextOf(readText(merged.fragment))).toBe("Why do I need an account now?");
  });

  it("never leaves half a letter when two emoji differ in their second half only", () => {
    const { doc, fragment } = inDoc(richTextOf("a😀b"));
    rewriteText(fragment, richTextOf("a😁b"));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(plainTextOf(readText(copy.getMap("cards").get("text") as Y.XmlFragment))).toBe("a😁b");
  });

  it("keeps the words of what the schema does not know, and drops what is no text", () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment("t");
    const heading = new Y.XmlElement("heading");
    heading.insert(0, [new Y.XmlText("Title")]);
    const nested = new Y.XmlElement("bulletList");
    const item = new Y.XmlElement("listItem");
    const line = new Y.XmlElement("paragraph");
    const word = new Y.XmlText();
    word.applyDelta([
      { insert: "deep", attributes: { "bold--aB3=": {}, colour: "red", link: { href: 7 } } },
      { insert: { image: "x" } },
    ]);
    line.insert(0, [word]);
    const inner = new Y.XmlElement("bulletList");
    const innerItem = new Y.XmlElement("listItem");
    const innerLine = new Y.XmlElement("paragraph");
    innerLine.insert(0, [new Y.XmlText("deeper")]);
    innerItem.insert(0, [innerLine]);
    inner.insert(0, [innerItem]);
    item.insert(0, [line, inner]);
    nested.insert(0, [item]);
    fragment.insert(0, [heading, new Y.XmlElement("horizontalRule"), nested, new Y.XmlElement("bulletList")]);
    const text = readText(fragment);
    expect(richTextSchema.parse(text)).toEqual(text);
    expect(text.content).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "Title" }] },
      { type: "paragraph" },
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [
              { type: "paragraph", content: [{ type: "text", text: "deep", marks: [{ type: "bold" }] }] },
              { type: "paragraph", content: [{ type: "text", text: "deeper" }] },
            ],
          },
        ],
      },
    ]);
  });

  it("is read from a tree of any depth", () => {
    const doc = new Y.Doc();
    let parent: Y.XmlFragment = doc.getXmlFragment("t");
    for (let depth = 0; depth < 1_000; depth++) {
      const child = new Y.XmlElement(depth % 2 ? "listItem" : "bulletList");
      parent.insert(0, [child]);
      parent = child;
    }
    expect(richTextSchema.parse(readText(doc.getXmlFragment("t"))).content).toEqual([]);
  });
});
