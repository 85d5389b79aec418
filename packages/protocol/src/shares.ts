import {
  journeyMapSchema,
  laneIdSchema,
  langSchema,
  matchesAnswerSchema,
  scoresAnswerSchema,
  shareIdSchema,
  shareRoles,
  stagesAnswerSchema,
} from "@itinera/core";
import { z } from "zod";
import { frontSchema } from "./settings.ts";

const shareRoleSchema = z.enum(shareRoles);
export const sharePasswordLength = { least: 4, most: 128 } as const;
const passwordSchema = z.string().min(sharePasswordLength.least).max(sharePasswordLength.most);

/** How many sites one link may name. */
export const mostShareOrigins = 20;
/** Scheme, host and port, as a browser says them. */
export const shareOriginSchema = z.union([
  z.literal("*"),
  z
    .string()
    .max(300)
    .regex(/^https?:\/\/[a-z0-9.\-[\]:]+\/?$/i)
    .transform((origin) => origin.replace(/\/$/, "").toLowerCase()),
]);

/** What a link gives. `lanes`: null shows all of them; a choice of lanes is for looking only. */
const termsSchema = z.object({
  role: shareRoleSchema,
  /** Milliseconds since 1970; null: it does not run out. */
  expires: z.int().nullable(),
  lanes: z.array(laneIdSchema).max(300).nullable(),
  numbers: z.boolean(),
  /** Origins of the pages that may show it in a frame, `*` for all; null: none. */
  embed: z.array(shareOriginSchema).max(mostShareOrigins).nullable(),
});

export const shareLineSchema = termsSchema.extend({
  id: shareIdSchema,
  /** As they were parsed: nothing is made of them again. */
  embed: z.array(z.string()).nullable(),
  hasPassword: z.boolean(),
  madeBy: z.string(),
  created: z.number(),
  /** When somebody last came in by it. */
  seen: z.number().nullable(),
  /** Behind the server's origin. */
  path: z.string(),
});
export type ShareLine = z.infer<typeof shareLineSchema>;
export const shareLinesSchema = z.object({ shares: z.array(shareLineSchema) });

/** `password`: null takes it away; absent leaves it as it is. */
export const newShareSchema = termsSchema
  .extend({ password: passwordSchema.nullable() })
  .partial()
  .extend({ role: shareRoleSchema.default("viewer") });
export type NewShare = z.input<typeof newShareSchema>;
export const changeShareSchema = termsSchema.extend({ password: passwordSchema.nullable() }).partial();
export type ChangeShare = z.input<typeof changeShareSchema>;

/** The token of the link's path, or the pass that a password was changed for. */
export const sharePassSchema = z.string().min(1).max(300);
export const openShareSchema = z.object({
  token: sharePassSchema,
  password: z.string().max(1_000).optional(),
});
/** `pass`: what everything else of the link is asked with. */
export const openedShareSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("password") }),
  z.object({ kind: z.literal("look"), pass: z.string() }),
  /** A browser that takes cookies is in; the map is at its own address. */
  z.object({ kind: z.literal("enter"), map: z.string() }),
]);
export type OpenedShare = z.infer<typeof openedShareSchema>;

/**
 * The answers that an overlay is made of; `none`: the link shows no numbers. `counting`: they take longer than anybody
 * is kept waiting for a map, and are there when it is asked for again.
 */
const sharedNumbersSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("counting") }),
  z.object({ kind: z.literal("absent") }),
  z.object({ kind: z.literal("unavailable"), since: z.number() }),
  z.object({
    kind: z.literal("counted"),
    stages: stagesAnswerSchema,
    matches: matchesAnswerSchema,
    scores: scoresAnswerSchema,
    trend: matchesAnswerSchema,
  }),
]);
export const sharedMapSchema = z.object({
  map: journeyMapSchema,
  updated: z.number(),
  /** Of the workspace that shows it. */
  front: frontSchema,
  numbers: sharedNumbersSchema,
});
export type SharedMap = z.infer<typeof sharedMapSchema>;

/** How a picture of a shared map is drawn. */
export const sharedPictureSchema = z.object({
  /** Of lane names and numbers; absent: the map's own. */
  lang: langSchema.optional(),
  theme: z.enum(["light", "dark"]).default("light"),
  /** Of a PNG, in its pixels for one px of the screen. */
  scale: z.coerce.number().min(1).max(2).default(1),
});
export type SharedPicture = z.input<typeof sharedPictureSchema>;
