import type { EditOf, Persona } from "@itinera/core";

export type PersonaFields = EditOf<"persona.set">["fields"];

/** A part of the sheet: whose it is, and how its fields are changed. */
export interface PersonaPartProps {
  readonly persona: Persona;
  readonly set: (fields: PersonaFields) => void;
}

/** Statements as they are written: one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim().slice(0, 1_000))
    .filter((line) => line !== "")
    .slice(0, 50);

/** An empty list is no list. */
export const orNull = <One>(list: One[]): One[] | null => (list.length > 0 ? list : null);
