import type { StageMeasure } from "../question/stages.ts";
import type { LaneRole } from "./lane-role.ts";

/** How a lane is drawn and edited. A kind of an existing shape needs nothing outside core. */
export type LaneShape = "cards" | "curve" | "numbers";

/**
 * How a card of the lane looks: text, icon and name, a quote, text behind a sign, a picture first, a
 * file first, a box that an arrow leads on from, or a door to another map.
 */
export type CardLook =
  | "plain"
  | "touchpoint"
  | "voice"
  | "barrier"
  | "solution"
  | "delight"
  | "picture"
  | "document"
  | "process"
  | "map";

/** Which values a curve has: −2…+2, or 1…5 kept as −2…+2. */
export type CurveScale = "emotion" | "arc";

interface LaneKindBase {
  /** Name of a lucide icon, in its kebab-case form. */
  readonly icon: string;
  /** Whose it is in a service blueprint; absent where it belongs to the map as a whole. */
  readonly role?: LaneRole;
}

/**
 * Names and prompts are catalogue texts: `lanes:<kind>.name`, `lanes:<kind>.unit` (a line under the
 * name, may be empty) and `lanes:<kind>.prompt` (the hint of an empty cell).
 */
export type LaneKindDefinition =
  | (LaneKindBase & { readonly shape: "cards"; readonly look: CardLook })
  | (LaneKindBase & { readonly shape: "curve"; readonly scale: CurveScale })
  | (LaneKindBase & { readonly shape: "numbers"; readonly measure: StageMeasure });

const cards = (icon: string, look: CardLook = "plain", role: LaneRole = "customer") =>
  ({ shape: "cards", icon, look, role }) as const;
const numbers = (icon: string, measure: StageMeasure) => ({ shape: "numbers", icon, measure }) as const;
const curve = (icon: string, scale: CurveScale) =>
  ({ shape: "curve", icon, scale, role: "customer" }) as const;

export const laneKinds = {
  goal: cards("flag"),
  needs: cards("hand-heart"),
  actions: cards("footprints"),
  touchpoints: cards("circle-dot", "touchpoint"),
  thoughts: cards("cloud", "voice"),
  motives: cards("heart"),
  expectations: cards("telescope"),
  fears: cards("shield-alert"),
  quotes: cards("quote", "voice"),
  emotion: curve("spline", "emotion"),
  arc: curve("mountain", "arc"),
  barriers: cards("triangle-alert", "barrier"),
  delight: cards("sparkles", "delight"),
  solutions: cards("circle-check", "solution"),
  opportunities: cards("lightbulb"),
  "ad-channels": cards("megaphone"),
  messages: cards("message-square-quote"),
  insights: cards("eye"),
  kpis: cards("gauge"),
  images: cards("image", "picture"),
  documents: cards("file-text", "document"),
  systems: cards("network", "plain", "support"),
  frontstage: cards("panel-top", "plain", "frontstage"),
  backstage: cards("panel-bottom", "plain", "backstage"),
  support: cards("cog", "plain", "support"),
  flow: cards("workflow", "process"),
  nested: cards("map", "map"),
  text: cards("type"),
  custom: cards("shapes"),
  reach: numbers("users", "reach"),
  conversion: numbers("arrow-right-from-line", "conversion"),
  "drop-off": numbers("corner-right-down", "dropOff"),
  "median-time": numbers("clock", "medianTime"),
  sentiment: numbers("smile", "sentiment"),
  trend: numbers("chart-line", "trend"),
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
