import type { RichBlock, RichInline, RichParagraph, RichText } from "../map/rich-text.ts";
import { rangesIn, type TextRange } from "./find-in-text.ts";

const textOf = (inline: RichInline): string => (inline.type === "text" ? inline.text : "\n");
const wordsOf = (paragraph: RichParagraph): string => (paragraph.content ?? []).map(textOf).join("");

const paragraphsOf = (text: RichText): readonly RichParagraph[] =>
  text.content.flatMap((block) =>
    block.type === "paragraph" ? [block] : block.content.flatMap((item) => item.content),
  );

/** How often the words stand in it; they never reach over the end of a paragraph. */
export const countIn = (text: RichText, expression: RegExp): number =>
  paragraphsOf(text).reduce((count, one) => count + rangesIn(wordsOf(one), expression).length, 0);

/** What stands in place of a find takes the marks of its first letter. */
function replaceRanges(paragraph: RichParagraph, ranges: readonly TextRange[], by: string): RichParagraph {
  let at = 0;
  const content = (paragraph.content ?? []).flatMap((inline): RichInline[] => {
    const start = at;
    const text = textOf(inline);
    at += text.length;
    const own = ranges.filter((one) => one.start < at && one.end > start);
    if (own.length === 0) return [inline];
    let from = start;
    let words = "";
    for (const range of own) {
      words += text.slice(from - start, Math.max(range.start, start) - start);
      if (range.start >= start) words += by;
      from = Math.min(range.end, at);
    }
    words += text.slice(from - start);
    return words === ""
      ? []
      : [{ ...(inline.type === "text" ? inline : { type: "text" as const }), text: words }];
  });
  return { ...paragraph, content };
}

/** The text with the words replaced; `only`: the find at that place alone, counted from 0. */
export function replaceInRichText(text: RichText, expression: RegExp, by: string, only?: number): RichText {
  let seen = 0;
  const replaced = (paragraph: RichParagraph): RichParagraph => {
    const ranges = rangesIn(wordsOf(paragraph), expression).filter(() => {
      const place = seen++;
      return only === undefined || place === only;
    });
    return ranges.length === 0 ? paragraph : replaceRanges(paragraph, ranges, by);
  };
  const content = text.content.map((block): RichBlock => {
    if (block.type === "paragraph") return replaced(block);
    return {
      ...block,
      content: block.content.map((item) => ({ ...item, content: item.content.map(replaced) })),
    };
  });
  return { ...text, content };
}
