import { channelIcon, type Card } from "@itinera/core";
import type { Mark } from "../../draw/mark.ts";
import { categoryInk } from "../../draw/palette.ts";
import { regular } from "../../draw/outline.ts";
import { space, styles } from "../density.ts";
import { endMark, lineMark, widthOf } from "../pen.ts";
import type { Block, BlockInput } from "./block.ts";
import { evidenceOf } from "./card-evidence.ts";
import { fileMarks, pictureMarks } from "./card-files.ts";
import { cardFoot } from "./card-foot.ts";
import { cardLabel } from "./card-label.ts";
import { lookOf, type Look } from "./card-look.ts";
import { setText, type SetText } from "./card-text.ts";
import { placedTail, tailOf } from "./card-tail.ts";

const countGap = 6;
/** Beside a count; in less, words would be torn. */
const leastTextW = 48;
const moreIcons = { size: 14, step: 18, gap: 2 } as const;
/** Width of a sign at the right end of the first line. */
const endSignW = 17;

export function cardBlock(input: BlockInput): Block {
  const { card, w, sizes, pen, words } = input;
  const look = lookOf(input.look, card);
  const style = look.style(sizes);
  const picture =
    input.look === "picture" ? pictureMarks(card, pen, words.card.picture, w) : { h: 0, marks: [] };
  const top = space.cardY + picture.h;
  const middle = top + style.leading / 2;
  const signs = endSigns(input, look, middle);
  const textW = w - look.textX - look.textRight - signs.w;
  const about = input.personas.filter((persona) => card.personas.includes(persona.id));
  const tail = tailOf(pen, style, evidenceOf(card, words, input.today), about, textW);
  const count = input.count === undefined ? undefined : countMark(input, input.count, look, signs.w, middle);
  const { text, room, countDown, freeH } = textAndCount(
    count ? widthOf(count) + countGap : 0,
    textW,
    style.leading,
    (width) =>
      textBeside(tail.w, width, style.leading, (beside) => setText(pen, card, look, style, beside, top)),
  );
  const end = placedTail(tail, look.textX, text, room, style.leading);
  const icons = moreChannels(input, look.textX, text.bottom + end.extra, freeH);
  const under = rowsUnder(input, look, text.bottom + end.extra + icons.h);
  const content = text.bottom + end.extra + icons.h + under.h + space.cardY;
  const h = Math.max(content, sizes.leastCardH, input.leastH);
  return {
    h,
    label: cardLabel(input),
    ...(card.map !== undefined && { door: card.map }),
    words: { x: look.textX, top, w: w - look.textX - look.textRight, ...style },
    marks: [
      ...groundMarks(input, h),
      ...edgeMarks(card, h, top, text.bottom),
      ...picture.marks,
      ...look.sign(card, middle),
      ...text.marks,
      ...(count ? [{ ...count, y: count.y + countDown }] : []),
      ...signs.marks,
      ...end.marks,
      ...icons.marks,
      ...under.marks,
    ],
  };
}

/** Rules of the grid run under a card that covers several cells; a note on a wall and an activity have an edge. */
function groundMarks({ card, w, look, sizes, leastH }: BlockInput, h: number): readonly Mark[] {
  const box = { kind: "box", x: 0, y: 0, w, h, radius: 3 } as const;
  if (look === "process") return [{ ...box, fill: "sheet", stroke: "edge", width: 1 }];
  if (sizes.cardsAreFilled) return [{ ...box, fill: "card", stroke: "rule-2", width: 1 }];
  return card.span > 1 || leastH > 0 ? [{ ...box, fill: "card" }] : [];
}

/** Its colour as a bar. Dashed is felt: what nobody has checked yet has a dashed one. */
function edgeMarks(card: Card, h: number, top: number, bottom: number): readonly Mark[] {
  const isAssumption = card.level === "assumption";
  if (card.colour !== undefined && !isAssumption)
    return [{ kind: "box", x: 0, y: 2, w: 3, h: h - 4, radius: 1.5, fill: categoryInk(card.colour) }];
  if (!isAssumption) return [];
  const [from, to] = card.colour === undefined ? [top + 1, bottom - 1] : [3, h - 3];
  return [
    {
      kind: "path",
      x: 1.5,
      y: from,
      d: `M0 0L0 ${to - from}`,
      stroke: card.colour === undefined ? "edge" : categoryInk(card.colour),
      width: card.colour === undefined ? 1.2 : 3,
      dash: card.colour === undefined ? [2, 2] : [4, 3],
    },
  ];
}

/** At the right end of the first line: a star for a critical moment, a door to another map. */
function endSigns(
  { card, w }: BlockInput,
  look: Look,
  middle: number,
): { w: number; marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let right = w - Math.max(4, look.textRight - 2);
  if (card.map !== undefined) {
    marks.push({ kind: "icon", x: right - 14, y: middle - 7, size: 14, icon: "door-open", ink: "focus" });
    right -= endSignW;
  }
  if (card.critical) {
    marks.push({ kind: "path", x: right - 6, y: middle, d: regular(5, 6, 2.6), fill: "ink" });
    right -= endSignW;
  }
  return { w: marks.length * endSignW, marks };
}

function countMark({ w, pen }: BlockInput, count: string, look: Look, signsW: number, middle: number) {
  const right = w - Math.max(5, look.textRight - 1) - signsW;
  return endMark(pen, count, styles.score, "over", right, middle - styles.score.leading / 2);
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
  const isTight = narrow.room < leastTextW;
  if (countW === 0 || (!narrow.text.isHyphenated && !isTight)) return narrow;
  const text = set(width);
  const under = text.lastW + countW > width ? leading : 0;
  const bottom = text.bottom + under;
  if (!isTight && (text.isHyphenated || bottom > narrow.text.bottom)) return narrow;
  return { text: { ...text, bottom }, room: width, countDown: bottom - text.top - leading, freeH: under };
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

/** Channels after the first, as a row of icons under the name; beside the count, where that stands alone. */
function moreChannels(
  { card, look }: BlockInput,
  x: number,
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
      x: x + at * step,
      y: bottom - freeH + gap,
      size,
      icon: channelIcon(channel),
      ink: "ink-3" as const,
    })),
  };
}

/** The target of a KPI, files one a row, then small facts, tags and owner. */
function rowsUnder(
  { card, look: name, w, pen, words }: BlockInput,
  look: Look,
  top: number,
): { h: number; marks: readonly Mark[] } {
  const showsFiles = name === "document" || name === "picture";
  const room = w - look.textX - look.textRight;
  const target =
    card.target === undefined || card.target === ""
      ? undefined
      : lineMark(pen, words.card.target(card.target), styles.micro, "ink-3", look.textX, top + 1, room);
  const targetH = target ? styles.micro.leading + 2 : 0;
  const files = showsFiles ? fileMarks(card, pen, look.textX, room, top + targetH) : { h: 0, marks: [] };
  const foot = cardFoot(
    card,
    pen,
    words,
    showsFiles,
    look.textX,
    w - look.textRight,
    top + targetH + files.h,
  );
  return {
    h: targetH + files.h + foot.h,
    marks: [...(target ? [target] : []), ...files.marks, ...foot.marks],
  };
}
