import type { Lang } from "../lang.ts";
import type { LaneKind } from "../lane/lane-kind.ts";
import type { Card } from "../map/card.ts";
import { plainTextOf } from "../map/rich-text.ts";
import type { Template } from "./template.ts";

export interface Hint {
  readonly text: string;
  readonly channel?: string;
  /** Guessed place on the emotion curve, −2…+2. */
  readonly value?: number;
}

/** What a template suggests for the cell of a stage; nothing for a stage that it does not know. */
export function hintsFor(template: Template, stage: string, lane: LaneKind, lang: Lang): readonly Hint[] {
  const items = template.stages.find((one) => one.id === stage)?.hints[lane] ?? [];
  return items.map(({ text, ...rest }) => ({ text: text[lang], ...rest }));
}

/** The template's own prompt for empty cells of a lane, where it has one. */
export const promptOf = (template: Template, lane: LaneKind, lang: Lang): string | undefined =>
  template.prompts?.[lane]?.[lang];

/** Who acts at a stage, where the template says so. */
export const actorOf = (template: Template, stage: string, lang: Lang): string | undefined =>
  template.stages.find((one) => one.id === stage)?.actor?.[lang];

/** What is still proposed in a cell: all that was not taken, until somebody writes a card of their own or supports one. */
export function untakenHints<One extends { readonly text: string }>(
  hints: readonly One[],
  cards: readonly Pick<Card, "text" | "level">[],
): readonly One[] {
  if (hints.length === 0 || cards.length === 0) return hints;
  const words = new Set(cards.map(({ text }) => plainTextOf(text)));
  const areTaken =
    cards.every(({ level }) => level === "assumption") &&
    [...words].every((one) => hints.some(({ text }) => text === one));
  return areTaken ? hints.filter(({ text }) => !words.has(text)) : [];
}
