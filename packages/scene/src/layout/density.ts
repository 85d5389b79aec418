import type { TextFontId } from "../text/font-metrics.ts";

/** Size and leading in px. */
export interface TextStyle {
  readonly font: TextFontId;
  readonly size: number;
  readonly leading: number;
}

/** From many stages on one screen to few on a wall. */
export const densities = ["overview", "compact", "comfortable", "workshop"] as const;
export type Density = (typeof densities)[number];

export interface Sizes {
  readonly columnW: number;
  readonly laneW: number;
  /** Header without steps and without further rows of arrows. */
  readonly headerH: number;
  readonly body: TextStyle;
  readonly voice: TextStyle;
  readonly number: TextStyle;
  /** Names upright, signs instead of words, numbers without n; widths of single columns do not count. */
  readonly isOverview: boolean;
  /** Filled and outlined at rest, as notes on a wall; else text on paper. */
  readonly cardsAreFilled: boolean;
  /** px; what a finger can hit. */
  readonly leastCardH: number;
}

const compact: Sizes = {
  columnW: 120,
  laneW: 132,
  headerH: 92,
  body: { font: "ui-400", size: 12, leading: 16 },
  voice: { font: "read-400i", size: 13, leading: 16 },
  number: { font: "ui-600", size: 14, leading: 16 },
  isOverview: false,
  cardsAreFilled: false,
  leastCardH: 0,
};

export const sizes: Readonly<Record<Density, Sizes>> = {
  overview: {
    ...compact,
    columnW: 41,
    headerH: 190,
    number: { ...compact.number, size: 12 },
    isOverview: true,
  },
  compact,
  comfortable: {
    ...compact,
    columnW: 152,
    laneW: 156,
    headerH: 100,
    body: { font: "ui-400", size: 13, leading: 18 },
    voice: { font: "read-400i", size: 14, leading: 18 },
    number: { font: "ui-600", size: 15, leading: 18 },
  },
  workshop: {
    columnW: 208,
    laneW: 168,
    headerH: 104,
    body: { font: "ui-400", size: 15, leading: 21 },
    voice: { font: "read-400i", size: 16, leading: 21 },
    number: { font: "ui-600", size: 17, leading: 21 },
    isOverview: false,
    cardsAreFilled: true,
    leastCardH: 44,
  },
};

/** Width of a collapsed column. */
export const collapsedW = 34;
/** What is narrower holds signs instead of words. */
export const leastWordsW = 72;

/** The same in every density. */
export const styles = {
  micro: { font: "ui-400", size: 11, leading: 14 },
  microStrong: { font: "ui-500", size: 11, leading: 14 },
  small: { font: "ui-400", size: 12, leading: 16 },
  smallStrong: { font: "ui-500", size: 12, leading: 16 },
  letter: { font: "ui-500", size: 11, leading: 18 },
  people: { font: "ui-600", size: 12, leading: 18 },
  peopleSmall: { font: "ui-600", size: 11, leading: 14 },
  score: { font: "ui-500", size: 12, leading: 18 },
  laneName: { font: "ui-600", size: 13, leading: 18 },
  sectionName: { font: "read-600", size: 14, leading: 20 },
  stageName: { font: "read-600", size: 16, leading: 20 },
  uprightName: { font: "read-600", size: 13, leading: 18 },
  pageTitle: { font: "read-600", size: 28, leading: 34 },
} as const satisfies Record<string, TextStyle>;

/** Corner of the grid: paddings of cells and cards. */
export const space = {
  cellX: 5,
  cellY: 4,
  cardGap: 2,
  cardX: 6,
  cardY: 4,
  rule: 1,
} as const;
