import { channelIcon, plainTextOf, type Card, type CardLook, type Persona } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { personaMarker } from "../draw/persona-marker.ts";
import type { SceneWords } from "../words/scene-words.ts";
import { looks, type Look } from "./card-look.ts";
import { space, styles, type Sizes, type TextStyle } from "./density.ts";
import { setText, type SetText } from "./card-text.ts";
import { endMark, widthOf, type Pen } from "./pen.ts";

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
const countGap = 6;
const moreIcons = { size: 14, step: 18, gap: 2 } as const;

export function cardBlock(input: BlockInput): Block {
  const { card, w, sizes, pen, personas } = input;
  const look = looks[input.look];
  const style = look.style(sizes);
  const middle = space.cardY + style.leading / 2;
  const textW = w - look.textX - look.textRight;
  const about = personas.filter((persona) => card.personas.includes(persona.id));
  const markersW = about.length === 0 ? 0 : markerGap + about.length * markerStep;
  const count = input.count === undefined ? undefined : countMark(input, input.count, look, middle);
  const { text, room, countDown, freeH } = textAndCount(
    count ? widthOf(count) + countGap : 0,
    textW,
    style.leading,
    (width) =>
      textBeside(markersW, width, style.leading, (beside) => setText(pen, card, look, style, beside)),
  );
  const markers = markerMarks(about, look.textX, text, room - markersW, style);
  const icons = moreChannels(input, text.bottom + markers.extra, freeH);
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
      ...(count ? [{ ...count, y: count.y + countDown }] : []),
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

interface TextAndCount {
  readonly text: SetText;
  /** Width that the text was set in. */
  readonly room: number;
  /** How far below the first line the count stands. */
  readonly countDown: number;
  /** Height of the line that the count has for itself, 0 where it has none. */
  readonly freeH: number;
}

/**
 * The count stands at the right of the first line. Where that would tear a word, the text keeps the whole
 * width and the count goes down to the end of the last line, or under it, if that costs no line.
 */
function textAndCount(
  countW: number,
  width: number,
  leading: number,
  set: (width: number) => SetText,
): TextAndCount {
  const narrow = { text: set(width - countW), room: width - countW, countDown: 0, freeH: 0 };
  if (countW === 0 || !narrow.text.isHyphenated) return narrow;
  const text = set(width);
  const under = text.lastW + countW > width ? leading : 0;
  const bottom = text.bottom + under;
  if (text.isHyphenated || bottom > narrow.text.bottom) return narrow;
  return { text: { ...text, bottom }, room: width, countDown: bottom - space.cardY - leading, freeH: under };
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

/** Channels after the first, as a row of icons under the name; beside the count, where that stands alone. */
function moreChannels(
  { card, look }: BlockInput,
  bottom: number,
  freeH: number,
): { h: number; marks: readonly Mark[] } {
  const more = look === "touchpoint" ? card.channels.slice(1) : [];
  if (more.length === 0) return { h: 0, marks: [] };
  const { size, step, gap } = moreIcons;
  return {
    h: Math.max(0, gap + size - freeH),
    marks: more.map((channel, at) => ({
      kind: "icon" as const,
      x: looks.touchpoint.textX + at * step,
      y: bottom - freeH + gap,
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
