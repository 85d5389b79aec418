import type { TextFontId } from "../text/font-metrics.ts";

/** Size and leading in px. */
export interface TextStyle {
  readonly font: TextFontId;
  readonly size: number;
  readonly leading: number;
}

export type Density = "comfortable" | "compact";

export interface Sizes {
  readonly columnW: number;
  readonly laneW: number;
  /** Header without steps and without further rows of arrows. */
  readonly headerH: number;
  readonly body: TextStyle;
  readonly voice: TextStyle;
  readonly number: TextStyle;
}

export const sizes: Record<Density, Sizes> = {
  comfortable: {
    columnW: 152,
    laneW: 156,
    headerH: 100,
    body: { font: "ui-400", size: 13, leading: 18 },
    voice: { font: "read-400i", size: 14, leading: 18 },
    number: { font: "ui-600", size: 15, leading: 18 },
  },
  compact: {
    columnW: 120,
    laneW: 132,
    headerH: 92,
    body: { font: "ui-400", size: 12, leading: 16 },
    voice: { font: "read-400i", size: 13, leading: 16 },
    number: { font: "ui-600", size: 14, leading: 16 },
  },
};

/** The same in every density. */
export const styles = {
  micro: { font: "ui-400", size: 11, leading: 14 },
  microStrong: { font: "ui-500", size: 11, leading: 14 },
  small: { font: "ui-400", size: 12, leading: 16 },
  smallStrong: { font: "ui-500", size: 12, leading: 16 },
  letter: { font: "ui-500", size: 11, leading: 18 },
  people: { font: "ui-600", size: 12, leading: 18 },
  score: { font: "ui-500", size: 12, leading: 18 },
  laneName: { font: "ui-600", size: 13, leading: 18 },
  stageName: { font: "read-600", size: 16, leading: 20 },
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
