import { channelIcon, plainTextOf, type Card, type CardLook } from "@itinera/core";
import type { IconName } from "../../draw/icon.ts";
import type { Mark } from "../../draw/mark.ts";
import { categoryInk, type Ink } from "../../draw/palette.ts";
import { styles } from "../density.ts";
import { lineMark } from "../pen.ts";
import type { Block, BlockInput } from "./block.ts";
import { cardLabel } from "./card-label.ts";
import { lookOf } from "./card-look.ts";

/** A card as a sign, where there is no room for words. */
export interface SignBlock extends Block {
  readonly w: number;
}

const iconSize = 16;
const step = 18;
/** Of the small shapes before a barrier and a solution, 10 px wide from x 6. */
const shapeW = 12;
/** Channels of one touchpoint, one under another. */
const mostChannels = 3;

const icon = (name: IconName, ink: Ink, y = 0): Mark => ({
  kind: "icon",
  x: 1,
  y: y + 1,
  size: iconSize,
  icon: name,
  ink,
});

const ofIcon =
  (name: IconName, ink: Ink = "ink-2") =>
  (card: Card): Sign => ({
    w: step,
    h: step,
    marks: [icon(card.icon ?? name, card.colour === undefined ? ink : categoryInk(card.colour))],
  });

interface Sign {
  readonly w: number;
  readonly h: number;
  readonly marks: readonly Mark[];
}

/** The triangle or the tick that stands before the words elsewhere. */
const ofShape =
  (look: CardLook) =>
  (card: Card): Sign => {
    if (card.icon !== undefined) return ofIcon(card.icon)(card);
    const marks = lookOf(look, card).sign(card, step / 2);
    return { w: shapeW, h: step, marks: marks.map((mark) => ({ ...mark, x: mark.x - 5 })) };
  };

/** A short bar: something is written here. */
function bar(card: Card): Sign {
  if (card.icon !== undefined) return ofIcon(card.icon)(card);
  const fill = card.colour === undefined ? "edge" : categoryInk(card.colour);
  return { w: step, h: 12, marks: [{ kind: "box", x: 1, y: 4.5, w: iconSize, h: 3, radius: 1.5, fill }] };
}

function channels(card: Card): Sign {
  const names = card.channels.slice(0, mostChannels).map(channelIcon);
  const shown = names.length > 0 ? names : [card.icon ?? "circle-dot"];
  return { w: step, h: shown.length * step, marks: shown.map((name, at) => icon(name, "ink-2", at * step)) };
}

const signs: Record<CardLook, (card: Card) => Sign> = {
  plain: bar,
  voice: ofIcon("quote", "ink-3"),
  touchpoint: channels,
  barrier: ofShape("barrier"),
  solution: ofShape("solution"),
  delight: ofIcon("sparkles", "solve"),
  picture: ofIcon("image", "ink-3"),
  document: ofIcon("file-text"),
  process: ofIcon("workflow"),
  map: ofIcon("map"),
};

export function cardSign(input: BlockInput): SignBlock {
  const { card, look } = input;
  return {
    ...signs[look](card),
    label: cardLabel(input),
    ...(card.map !== undefined && { door: card.map }),
  };
}

/** A sign that covers several cells: a bar with its words, as far as they go. */
export function signBar(input: BlockInput): Block {
  const { w, leastH, card, pen } = input;
  const sign = cardSign(input);
  const h = Math.max(sign.h + 2, leastH);
  const room = w - sign.w - 8;
  return {
    h,
    label: sign.label,
    ...(sign.door !== undefined && { door: sign.door }),
    marks: [
      { kind: "box", x: 0, y: 0, w, h, radius: 3, fill: "card" },
      ...sign.marks.map((mark) => ({ ...mark, x: mark.x + 2, y: mark.y + 1 })),
      ...(room < leastBarW
        ? []
        : [lineMark(pen, plainTextOf(card.text), styles.micro, "ink-2", sign.w + 5, 3, room)]),
    ],
  };
}

/** px; less would hold no word. */
const leastBarW = 30;
