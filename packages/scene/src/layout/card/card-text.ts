import type { Card } from "@itinera/core";
import type { Mark } from "../../draw/mark.ts";
import type { Line } from "../../text/break-lines.ts";
import type { Look } from "./card-look.ts";
import type { TextStyle } from "../density.ts";
import { brokenLines, lineMark, linesMark, type Pen } from "../pen.ts";
import { richParts, type RichPart } from "./rich-lines.ts";

/** A card's text in lines. */
export interface SetText {
  readonly marks: readonly Mark[];
  /** Of the first line, and under the last. */
  readonly top: number;
  readonly bottom: number;
  /** Right end of the last line, from the text's left. */
  readonly lastW: number;
  readonly isHyphenated: boolean;
}

/** Sets the text of a card `width` px wide, in the look of its lane. */
export function setText(
  pen: Pen,
  card: Card,
  look: Look,
  style: TextStyle,
  width: number,
  start: number,
): SetText {
  const marks: Mark[] = [];
  let top = start;
  let lastW = 0;
  let isHyphenated = false;
  const parts = richParts(card.text, style.font);
  for (const part of parts.length > 0 ? parts : [{ spans: [], indent: 0 }]) {
    const lines = look.balanced ? balanced(pen, part, style, width) : brokenPart(pen, part, style, width);
    if (part.marker !== undefined) marks.push(lineMark(pen, part.marker, style, "ink-2", look.textX, top));
    if (part.spans.length > 0) marks.push(linesMark(pen, lines, style, "ink", look.textX + part.indent, top));
    top += lines.length * style.leading;
    lastW = part.indent + (lines.at(-1)?.width ?? 0);
    isHyphenated ||= lines.some((line) => line.hyphen);
  }
  return { marks, top: start, bottom: top, lastW, isHyphenated };
}

/** A word this narrow, as part of the box, looks lost in a last line of its own. */
const lostWord = 0.35;

/** A short word alone in the last line gets the one before it for company, where that costs no line. */
function brokenPart(pen: Pen, part: RichPart, style: TextStyle, width: number): readonly Line[] {
  const box = Math.max(1, width - part.indent);
  const lines = brokenLines(pen, part.spans, style, box);
  const last = lines.at(-1);
  const lineBefore = lines.at(-2);
  if (!last || !lineBefore || last.width > box * lostWord || lineBefore.newline || lineBefore.hyphen)
    return lines;
  const narrower = brokenLines(pen, part.spans, style, lineBefore.width - 1);
  const hyphens = (all: readonly Line[]) => all.filter((line) => line.hyphen).length;
  return narrower.length === lines.length && hyphens(narrower) <= hyphens(lines) ? narrower : lines;
}

/** As few lines as ever, in the narrowest box that still takes no more; to 4 px. */
function balanced(pen: Pen, part: RichPart, style: TextStyle, width: number): readonly Line[] {
  let best = brokenPart(pen, part, style, width);
  if (best.length === 1 || best.length > 6) return best;
  let [tooNarrow, wideEnough] = [width / 2, width];
  while (wideEnough - tooNarrow > 4) {
    const tried = (tooNarrow + wideEnough) / 2;
    const lines = brokenPart(pen, part, style, tried);
    const keeps = lines.length === best.length && lines.every((line) => !line.hyphen);
    if (keeps) [best, wideEnough] = [lines, tried];
    else tooNarrow = tried;
  }
  return best;
}
