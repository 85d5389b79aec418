import { channelIcon, plainTextOf, type Card, type CardLook, type Persona } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { personaMarker } from "../draw/persona-marker.ts";
import type { Line } from "../text/break-lines.ts";
import type { SceneWords } from "../words/scene-words.ts";
import { looks, type Look } from "./card-look.ts";
import { space, styles, type Sizes, type TextStyle } from "./density.ts";
import { brokenLines, endMark, lineMark, linesMark, widthOf, type Pen } from "./pen.ts";
import { richParts, type RichPart } from "./rich-lines.ts";

/** A card, drawn: its size depends on its width alone, so it is kept until one of these changes. */
export interface BlockInput {
  readonly card: Card;
  readonly look: CardLook;
  readonly w: number;
  /** What was counted of it, ready to print. */
  readonly count?: string;
  readonly personas: readonly Persona[];
  readonly sizes: Sizes;
  readonly words: SceneWords;
  readonly pen: Pen;
}

export interface Block {
  readonly h: number;
  readonly label: string;
  readonly marks: readonly Mark[];
}

/** px between the last word and a marker, and from marker to marker. */
const markerGap = 5;
const markerStep = 12;
const moreIcons = { size: 14, step: 18, gap: 2 } as const;

export function cardBlock(input: BlockInput): Block {
  const { card, w, sizes, pen, personas } = input;
  const look = looks[input.look];
  const style = look.style(sizes);
  const middle = space.cardY + style.leading / 2;
  const count = input.count === undefined ? undefined : countMark(input, input.count, look, middle);
  const textW = w - look.textX - look.textRight - (count ? widthOf(count) + 6 : 0);

  const about = personas.filter((persona) => card.personas.includes(persona.id));
  const markersW = about.length === 0 ? 0 : markerGap + about.length * markerStep;
  const text = textBeside(markersW, textW, style.leading, (width) =>
    textMarks(pen, card, look, style, width),
  );
  const markers = markerMarks(about, look.textX, text, textW - markersW, style);
  const icons = moreChannels(input, text.bottom + markers.extra);
  const h = text.bottom + markers.extra + icons.h + space.cardY;
  return {
    h,
    label: labelOf(input),
    marks: [
      // Rules between the columns run under a card that covers several.
      ...(card.span > 1
        ? [{ kind: "box" as const, x: 0, y: 0, w, h, radius: 3, fill: "card" as const }]
        : []),
      ...(card.level === "assumption" ? [assumptionMark(text.bottom)] : []),
      ...look.sign(card, middle),
      ...text.marks,
      ...(count ? [count] : []),
      ...markers.marks,
      ...icons.marks,
    ],
  };
}

function countMark({ w, pen }: BlockInput, count: string, look: Look, middle: number) {
  return endMark(
    pen,
    count,
    styles.score,
    "over",
    w - Math.max(5, look.textRight - 1),
    middle - styles.score.leading / 2,
  );
}

interface SetText {
  readonly marks: readonly Mark[];
  /** Under the last line. */
  readonly bottom: number;
  /** Right end of the last line, from the text's left. */
  readonly lastW: number;
}

function textMarks(pen: Pen, card: Card, look: Look, style: TextStyle, width: number): SetText {
  const marks: Mark[] = [];
  let top: number = space.cardY;
  let lastW = 0;
  const parts = richParts(card.text, style.font);
  for (const part of parts.length > 0 ? parts : [{ spans: [], indent: 0 }]) {
    const lines = look.balanced ? balanced(pen, part, style, width) : brokenPart(pen, part, style, width);
    if (part.marker !== undefined) marks.push(lineMark(pen, part.marker, style, "ink-2", look.textX, top));
    if (part.spans.length > 0) marks.push(linesMark(pen, lines, style, "ink", look.textX + part.indent, top));
    top += lines.length * style.leading;
    lastW = part.indent + (lines.at(-1)?.width ?? 0);
  }
  return { marks, bottom: top, lastW };
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

/** Text whose last line leaves `beside` px free; broken narrower, where that costs no more than one line. */
function textBeside(
  beside: number,
  width: number,
  leading: number,
  set: (width: number) => SetText,
): SetText {
  const text = set(width);
  if (text.lastW + beside <= width) return text;
  const narrower = set(Math.min(width - beside, text.lastW - 1));
  const fits = narrower.lastW + beside <= width && narrower.bottom <= text.bottom + leading;
  return fits ? narrower : text;
}

/** The personas that a card is about, after its last word or, without room there, under it. */
function markerMarks(
  about: readonly Persona[],
  textX: number,
  text: SetText,
  room: number,
  style: TextStyle,
) {
  const isUnder = about.length > 0 && text.lastW > room;
  const extra = isUnder ? style.leading : 0;
  const x = textX + (isUnder ? 0 : text.lastW + markerGap) + 4.5;
  const y = text.bottom + extra - style.leading / 2 + 0.5;
  return {
    extra,
    marks: about.map((persona, at) => personaMarker(persona.slot, x + at * markerStep, y, "full")),
  };
}

/** Channels after the first, as a row of icons under the name. */
function moreChannels({ card, look }: BlockInput, top: number): { h: number; marks: readonly Mark[] } {
  const more = look === "touchpoint" ? card.channels.slice(1) : [];
  if (more.length === 0) return { h: 0, marks: [] };
  const { size, step, gap } = moreIcons;
  return {
    h: gap + size,
    marks: more.map((channel, at) => ({
      kind: "icon" as const,
      x: looks.touchpoint.textX + at * step,
      y: top + gap,
      size,
      icon: channelIcon(channel),
      ink: "ink-3" as const,
    })),
  };
}

/** Dashed is felt: what nobody has checked yet has a dashed edge. */
const assumptionMark = (bottom: number): Mark => ({
  kind: "path",
  x: 1.5,
  y: space.cardY + 1,
  d: `M0 0L0 ${bottom - space.cardY - 2}`,
  stroke: "edge",
  width: 1.2,
  dash: [2, 2],
});

function labelOf({ card, personas, words, count }: BlockInput): string {
  return [
    plainTextOf(card.text),
    ...card.channels.map((channel) => words.channel(channel)),
    ...personas.filter((persona) => card.personas.includes(persona.id)).map((persona) => persona.name),
    ...(card.level === "assumption" ? [words.assumption] : []),
    ...(count === undefined ? [] : [count]),
  ].join(", ");
}
