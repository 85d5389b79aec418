import {
  smallestAnswers,
  smallestN,
  type Milliseconds,
  type Sentiment,
  type StageMeasure,
  type StageNumbers,
  type TrendWeek,
} from "@itinera/core";
import type { SceneWords } from "../words/scene-words.ts";
import type { StagePlace } from "./frame.ts";
import type { LayoutInput } from "./layout-input.ts";

type Graphic =
  | { readonly kind: "bar"; readonly share: number }
  | { readonly kind: "time"; readonly ms: Milliseconds }
  /** Places of a mean and of the ends of its interval between the worst and the best, 0…1. */
  | { readonly kind: "scale"; readonly at: number; readonly low: number; readonly high: number }
  /** Shares of the largest, in turn. */
  | { readonly kind: "line"; readonly heights: readonly number[] }
  | { readonly kind: "dots" };

interface Cell {
  readonly side?: string;
  /** Where the whole of it has no room; a number must not be cut. */
  readonly sideShort?: string;
  readonly graphic?: Graphic;
  /** An older number while a new one is counted. */
  readonly stale: boolean;
}

/** What a cell of a lane of numbers says: a number, or why there is none. */
export type CellNumber =
  | (Cell & { readonly kind: "value"; readonly main: string; readonly short: string })
  | (Cell & { readonly kind: "note"; readonly text: string; readonly action?: string });

const note = (text: string, more: Partial<Cell> & { action?: string } = {}): CellNumber => ({
  kind: "note",
  text,
  stale: false,
  ...more,
});

const nothing = "–";

/** `isFirst`: the reason is spelled out once a column, in the first lane of numbers; below stands a dash. */
export function measureCell(
  { overlay, words, paper }: Pick<LayoutInput, "overlay" | "words" | "paper">,
  { stage, index }: Pick<StagePlace, "stage" | "index">,
  measure: StageMeasure,
  isFirst: boolean,
): CellNumber {
  const once = (text: string, more: Partial<Cell> & { action?: string } = {}) =>
    isFirst ? note(text, more) : note(nothing);
  switch (overlay.state) {
    case "absent":
      // Said once for the whole map.
      return note(isFirst && index === 0 ? words.noEvents : "");
    case "counting":
      return note(words.counting, { graphic: { kind: "dots" } });
    case "unavailable":
      return note(words.unavailable, {
        graphic: { kind: "dots" },
        ...(isFirst && overlay.since !== undefined && { side: words.since(overlay.since) }),
      });
    case "counted": {
      const numbers = overlay.stages.get(stage.id);
      // Bound since the answer was asked for.
      if (!numbers) return note(words.counting, { graphic: { kind: "dots" } });
      if (numbers.reach === null) return once(words.notBound, paper ? {} : { action: words.bind });
      const widest = Math.max(1, ...[...overlay.stages.values()].map((one) => one.reach ?? 0));
      const cell = measures[measure]({
        ...numbers,
        reach: numbers.reach,
        words,
        widest,
        sentiment: overlay.sentiment?.get(stage.id),
        weeks: overlay.trend?.get(stage.id),
      });
      return { ...cell, stale: overlay.stale };
    }
  }
}

/** All that is known of a stage. `widest`: the largest reach on the map. */
interface Known extends StageNumbers {
  readonly reach: number;
  readonly words: SceneWords;
  readonly widest: number;
  readonly sentiment: Sentiment | undefined;
  readonly weeks: readonly TrendWeek[] | undefined;
}

type Measure = (known: Known) => CellNumber;

const few = (words: SceneWords, n: number) =>
  note(words.tooFew, { side: words.n(n), graphic: { kind: "dots" } });

/** `short`: where there is little room. */
const value = (main: string, short: string, more: Omit<Cell, "stale">): CellNumber => ({
  kind: "value",
  main,
  short,
  stale: false,
  ...more,
});

const measures: Record<StageMeasure, Measure> = {
  reach: ({ reach, words, widest }) =>
    value(words.number(reach), words.compact(reach), { graphic: { kind: "bar", share: reach / widest } }),
  conversion({ conversion, reach, words }) {
    if (conversion === null) return note(words.lastStage);
    if (reach < smallestN) return few(words, reach);
    return value(words.percent(conversion), words.percentBare(conversion), {
      side: words.n(reach),
      sideShort: words.nShort(reach),
      graphic: { kind: "bar", share: conversion },
    });
  },
  dropOff({ ended, dropOff, reach, words }) {
    if (ended === null || dropOff === null) return note(nothing);
    if (reach < smallestN) return few(words, reach);
    return value(words.number(ended), words.compact(ended), {
      side: words.percent(dropOff),
      graphic: { kind: "bar", share: dropOff },
    });
  },
  medianTime({ medianMs, timeN, words }) {
    if (timeN === null) return note(nothing);
    if (medianMs === null || timeN < smallestN) return few(words, timeN);
    const ms = medianMs as Milliseconds;
    return value(words.duration(ms), words.durationShort(ms), {
      side: words.n(timeN),
      graphic: { kind: "time", ms },
    });
  },
  sentiment({ sentiment, words }) {
    if (sentiment === undefined) return note(words.curve.noAnswers);
    const { mean, n, low, high } = sentiment;
    if (n < smallestAnswers) return few(words, n);
    const place = (value: number) => Math.min(1, Math.max(0, (value + 2) / 4));
    const rounded = words.feeling(Math.round(mean * 10) / 10);
    return value(rounded, rounded, {
      side: words.n(n),
      sideShort: words.nShort(n),
      graphic: { kind: "scale", at: place(mean), low: place(low), high: place(high) },
    });
  },
  trend({ weeks = [], words }) {
    const last = weeks.at(-1);
    if (last === undefined) return note(nothing);
    const most = Math.max(1, ...weeks.map(({ units }) => units));
    return value(words.number(last.units), words.compact(last.units), {
      graphic: { kind: "line", heights: weeks.map(({ units }) => units / most) },
    });
  },
};
