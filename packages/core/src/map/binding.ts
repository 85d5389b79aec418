import { z } from "zod";

export const propertyOps = [
  "is",
  "is-not",
  "contains",
  "starts-with",
  "greater",
  "less",
  "exists",
  "missing",
] as const;

/** `value` is text as it stands in the log; `greater` and `less` compare as numbers and never match other text. */
export const propertyFilterSchema = z.object({
  property: z.string().min(1).max(200),
  op: z.enum(propertyOps),
  value: z.string().max(1_000).default(""),
});
export type PropertyFilter = z.infer<typeof propertyFilterSchema>;

/** All parts of one alternative must hold; an alternative without any part matches nothing. */
export const alternativeSchema = z.object({
  name: z.string().max(500).optional(),
  channel: z.string().max(200).optional(),
  where: z.array(propertyFilterSchema).max(10).default([]),
});
export type Alternative = z.infer<typeof alternativeSchema>;

/** Ties a stage, step or touchpoint to events: an event matches when one alternative does (D10). */
export const bindingSchema = z.array(alternativeSchema).max(200);
export type Binding = z.infer<typeof bindingSchema>;

/** Answered from the journeys when every alternative is a name alone; otherwise from the event rows, slower. */
export function bindsByNameAlone(binding: Binding): boolean {
  return binding.every(
    (one) => one.name !== undefined && one.channel === undefined && one.where.length === 0,
  );
}

export const bindingOfNames = (names: readonly string[]): Binding =>
  names.map((name) => ({ name, where: [] }));
