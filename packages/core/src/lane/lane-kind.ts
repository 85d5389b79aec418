import type { StageMeasure } from "../question/stages.ts";

/** How a lane is drawn and edited. A kind of an existing shape needs nothing outside core. */
export type LaneShape = "cards" | "curve" | "numbers";

/** How a card of the lane looks: text, icon and name, a quote, or text behind a sign. */
export type CardLook = "plain" | "touchpoint" | "voice" | "barrier" | "solution";

interface LaneKindBase {
  /** Name of a lucide icon, in its kebab-case form. */
  readonly icon: string;
}

/**
 * Names and prompts are catalogue texts: `lanes:<kind>.name`, `lanes:<kind>.unit` (a line under the
 * name, may be empty) and `lanes:<kind>.prompt` (the hint of an empty cell).
 */
export type LaneKindDefinition =
  | (LaneKindBase & { readonly shape: "cards"; readonly look: CardLook })
  | (LaneKindBase & { readonly shape: "curve" })
  | (LaneKindBase & { readonly shape: "numbers"; readonly measure: StageMeasure });

const cards = (icon: string, look: CardLook = "plain") => ({ shape: "cards", icon, look }) as const;
const numbers = (icon: string, measure: StageMeasure) => ({ shape: "numbers", icon, measure }) as const;

export const laneKinds = {
  goal: cards("flag"),
  actions: cards("footprints"),
  touchpoints: cards("circle-dot", "touchpoint"),
  thoughts: cards("cloud", "voice"),
  emotion: { shape: "curve", icon: "spline" },
  barriers: cards("triangle-alert", "barrier"),
  solutions: cards("circle-check", "solution"),
  "ad-channels": cards("megaphone"),
  kpis: cards("gauge"),
  reach: numbers("users", "reach"),
  conversion: numbers("arrow-right-from-line", "conversion"),
  "drop-off": numbers("corner-right-down", "dropOff"),
  "median-time": numbers("clock", "medianTime"),
} as const satisfies Record<string, LaneKindDefinition>;

export type LaneKind = keyof typeof laneKinds;

export const laneKindNames = Object.keys(laneKinds) as [LaneKind, ...LaneKind[]];

export const laneKindOf = (kind: LaneKind): LaneKindDefinition => laneKinds[kind];

/** The six questions at every step, in their order, then the measured lanes. */
export const defaultLanes: readonly LaneKind[] = [
  "goal",
  "touchpoints",
  "emotion",
  "barriers",
  "solutions",
  "ad-channels",
  "reach",
  "conversion",
  "drop-off",
  "median-time",
];
