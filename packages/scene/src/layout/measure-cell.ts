import { smallestN, type Milliseconds, type StageMeasure, type StageNumbers } from "@itinera/core";
import type { SceneWords } from "../words/scene-words.ts";
import type { StagePlace } from "./frame.ts";
import type { LayoutInput } from "./layout-input.ts";

type Graphic =
  | { readonly kind: "bar"; readonly share: number }
  | { readonly kind: "time"; readonly ms: Milliseconds }
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
      const cell = measures[measure](numbers, numbers.reach, words, widest);
      return { ...cell, stale: overlay.stale };
    }
  }
}

type Measure = (numbers: StageNumbers, reach: number, words: SceneWords, widest: number) => CellNumber;

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
  reach: (_, reach, words, widest) =>
    value(words.number(reach), words.compact(reach), { graphic: { kind: "bar", share: reach / widest } }),
  conversion({ conversion }, reach, words) {
    if (conversion === null) return note(words.lastStage);
    if (reach < smallestN) return few(words, reach);
    return value(words.percent(conversion), words.percentBare(conversion), {
      side: words.n(reach),
      sideShort: words.nShort(reach),
      graphic: { kind: "bar", share: conversion },
    });
  },
  dropOff({ ended, dropOff }, reach, words) {
    if (ended === null || dropOff === null) return note(nothing);
    if (reach < smallestN) return few(words, reach);
    return value(words.number(ended), words.compact(ended), {
      side: words.percent(dropOff),
      graphic: { kind: "bar", share: dropOff },
    });
  },
  medianTime({ medianMs, timeN }, reach, words) {
    if (timeN === null) return note(nothing);
    if (medianMs === null || timeN < smallestN) return few(words, timeN);
    const ms = medianMs as Milliseconds;
    return value(words.duration(ms), words.durationShort(ms), {
      side: words.n(timeN),
      graphic: { kind: "time", ms },
    });
  },
};
