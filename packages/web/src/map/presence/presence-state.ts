import {
  cardIdSchema,
  laneIdSchema,
  personaIdSchema,
  stageIdSchema,
  stepIdSchema,
  team,
  type ColumnId,
} from "@itinera/core";
import { maxPresenceBytes } from "@itinera/protocol";
import { z } from "zod";
import type { Bytes } from "../../room/kept-edit.ts";

/** Colours of people: `--who-1` to `--who-6`. */
export const personColours = 6;
/** As long as a name tag may be. */
export const maxNameLength = 40;

const columnId = stageIdSchema as unknown as z.ZodType<ColumnId>;

/** Beyond a sheet of any size: a hostile number must not make the page scroll to nowhere. */
const share = z.number().min(-100).max(100);
const anchorSchema = z.object({
  lane: laneIdSchema.optional(),
  column: columnId.optional(),
  x: share,
  y: share,
});

const placeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stage"), id: stageIdSchema }),
  z.object({ kind: z.literal("step"), id: stepIdSchema }),
  z.object({ kind: z.literal("lane"), id: laneIdSchema }),
  z.object({ kind: z.literal("card"), id: cardIdSchema }),
  z.object({ kind: z.literal("cell"), lane: laneIdSchema, column: columnId }),
  z.object({
    kind: z.literal("feeling"),
    lane: laneIdSchema,
    persona: z.union([z.literal(team), personaIdSchema]),
    column: columnId,
  }),
]);

/** What a page says of its person; whatever another one says is read leniently, field by field. */
const presenceStateSchema = z.object({
  /** Several windows of one browser are one person. */
  person: z.string().max(64).catch(""),
  name: z.string().max(200).catch(""),
  colour: z.int().min(1).max(personColours).catch(1),
  pointer: anchorSchema.optional().catch(undefined),
  place: placeSchema.optional().catch(undefined),
  /** The text of what is selected is being written. */
  isWriting: z.boolean().catch(false),
  /** What lies in the middle of the window, and its zoom. */
  view: z
    .object({ middle: anchorSchema, zoom: z.number().min(0.1).max(4) })
    .optional()
    .catch(undefined),
});
export type PresenceState = z.infer<typeof presenceStateSchema>;

export const encodePresence = (state: PresenceState): Bytes =>
  new TextEncoder().encode(JSON.stringify(state));

/** undefined: it has told nothing yet, or nothing that makes sense. */
export function decodePresence(bytes: Bytes): PresenceState | undefined {
  if (bytes.length === 0 || bytes.length > maxPresenceBytes) return undefined;
  try {
    const parsed = presenceStateSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What a name tag can show: no line ends, no signs that turn the direction of what stands beside it. */
export const readableName = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, maxNameLength)
    .toWellFormed();

const signs = new Intl.Segmenter();
const firstSign = (word: string) => signs.segment(word)[Symbol.iterator]().next().value?.segment ?? "";

/** One or two letters for a round face. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => firstSign(word ?? "?").toLocaleUpperCase()).join("");
}
