import type { RichInline, RichParagraph, RichText } from "@itinera/core";
import type { TextFontId } from "../../text/font-metrics.ts";
import { normalText } from "../../text/measured-text.ts";
import type { Span } from "../../text/span.ts";

/** Words that are broken together; `marker` stands before the first line, which starts `indent` px in. */
export interface RichPart {
  readonly spans: readonly Span[];
  readonly indent: number;
  readonly marker?: string;
}

const bold: Record<TextFontId, TextFontId> = {
  "ui-400": "ui-600",
  "ui-400i": "ui-600",
  "ui-500": "ui-600",
  "ui-600": "ui-600",
  "read-400i": "read-600",
  "read-500": "read-600",
  "read-600": "read-600",
};

/** px; wide enough for "10." at the size of cards. */
const listIndents = { bulletList: 10, orderedList: 18 } as const;

function spanOf(inline: RichInline, font: TextFontId): Span {
  if (inline.type === "hardBreak") return { text: "\n", font };
  const marks = inline.marks ?? [];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const shown = has("bold") ? bold[font] : has("italic") && font === "ui-400" ? "ui-400i" : font;
  const link = marks.find((mark) => mark.type === "link")?.attrs?.href;
  return { text: normalText(inline.text), font: shown, ...(link !== undefined && { link }) };
}

/** Neighbours that look alike become one span, so that they kern with each other. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && last.font === span.font && last.link === span.link)
      out[out.length - 1] = { ...last, text: last.text + span.text };
    else out.push(span);
  }
  return out;
}

const spansOf = (paragraph: RichParagraph, font: TextFontId) =>
  joined((paragraph.content ?? []).map((inline) => spanOf(inline, font)));

/** A card's text as parts to be broken into lines, in `font` where it is not emphasised. */
export function richParts(text: RichText, font: TextFontId): readonly RichPart[] {
  return text.content.flatMap((block): RichPart[] => {
    if (block.type === "paragraph") return [{ spans: spansOf(block, font), indent: 0 }];
    const indent = listIndents[block.type];
    return block.content.flatMap((item, at) =>
      item.content.map((paragraph, line) => ({
        spans: spansOf(paragraph, font),
        indent,
        ...(line === 0 && { marker: block.type === "bulletList" ? "•" : `${at + 1}.` }),
      })),
    );
  });
}
