import { channelIcon, type Card, type CardLook } from "@itinera/core";
import type { IconName } from "../../draw/icon.ts";
import type { Mark } from "../../draw/mark.ts";
import { points, polygon } from "../../draw/outline.ts";
import { categoryInk, type Ink } from "../../draw/palette.ts";
import type { Sizes, TextStyle } from "../density.ts";

/** How the cards of a lane kind differ: what stands before the text, and the text's style. */
export interface Look {
  readonly style: (sizes: Sizes) => TextStyle;
  /** Left of the text, px. */
  readonly textX: number;
  readonly textRight: number;
  /** Lines of about one length, as a quote wants it. */
  readonly balanced: boolean;
  /** `middle`: of the first line. */
  readonly sign: (card: Card, middle: number) => readonly Mark[];
}

const nothing = () => [];

/** Text behind an icon that is the same for every card of the lane. */
const withIcon = (icon: IconName, ink: Ink): Look => ({
  style: (sizes) => sizes.body,
  textX: 27,
  textRight: 6,
  balanced: false,
  sign: (_, middle) => [{ kind: "icon", x: 5, y: middle - 8, size: 16, icon, ink }],
});

const looks: Record<CardLook, Look> = {
  plain: { style: (sizes) => sizes.body, textX: 6, textRight: 6, balanced: false, sign: nothing },
  voice: { style: (sizes) => sizes.voice, textX: 6, textRight: 4, balanced: true, sign: nothing },
  touchpoint: {
    style: (sizes) => sizes.body,
    textX: 27,
    textRight: 5,
    balanced: false,
    sign: ({ channels }, middle) => [
      {
        kind: "icon",
        x: 5,
        y: middle - 8,
        size: 16,
        icon: channels[0] === undefined ? "circle-dot" : channelIcon(channels[0]),
        ink: "ink-2",
      },
    ],
  },
  barrier: {
    style: (sizes) => sizes.body,
    textX: 23,
    textRight: 6,
    balanced: false,
    sign: (_, middle) => [
      { kind: "path", x: 6, y: middle - 5, d: polygon([0, 9], [5, 0], [10, 9]), fill: "barrier" },
    ],
  },
  solution: {
    style: (sizes) => sizes.body,
    textX: 23,
    textRight: 6,
    balanced: false,
    sign: (_, middle) => [
      {
        kind: "path",
        x: 6,
        y: middle - 4,
        d: points([0.5, 3.6], [3.4, 6.5], [9.6, 0.3]),
        stroke: "solve",
        width: 1.6,
      },
    ],
  },
  delight: withIcon("sparkles", "solve"),
  // Its picture stands above the words.
  picture: { style: (sizes) => sizes.body, textX: 6, textRight: 6, balanced: false, sign: nothing },
  document: withIcon("file-text", "ink-2"),
  process: { style: (sizes) => sizes.body, textX: 9, textRight: 8, balanced: false, sign: nothing },
  map: withIcon("map", "ink-2"),
};

/** The look of a lane's cards; an icon of a card's own stands in the place of its sign, or before the text. */
export function lookOf(name: CardLook, card: Card): Look {
  const look = looks[name];
  if (card.icon === undefined || name === "touchpoint") return look;
  const { textX, sign } = withIcon(card.icon, card.colour === undefined ? "ink-2" : categoryInk(card.colour));
  return { ...look, textX, sign };
}
