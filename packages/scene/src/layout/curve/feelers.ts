import { team, type Feeling, type JourneyMap, type Lane, type Persona } from "@itinera/core";
import type { PathMark } from "../../draw/mark.ts";
import { circle } from "../../draw/outline.ts";
import { categoryInk, type Ink } from "../../draw/palette.ts";
import { personaMarker, teamMarker } from "../../draw/persona-marker.ts";
import type { LayoutInput } from "../layout-input.ts";

export type FeltState = "as-is" | "to-be";

/** Whose feelings a curve shows, and of which time. */
export interface Feeler {
  readonly id: Feeling["persona"];
  readonly persona?: Persona;
}

export const stateOf = (feeling: Feeling): FeltState => feeling.state ?? "as-is";

/** Whose feelings a curve lane shows, the team first. */
export function feelersOf(map: JourneyMap, lane: Lane): readonly Feeler[] {
  const felt = new Set(
    map.feelings.filter((feeling) => feeling.lane === lane.id).map((feeling) => feeling.persona),
  );
  return [
    ...(felt.has(team) ? [{ id: team } as const] : []),
    ...map.personas.filter((persona) => felt.has(persona.id)).map((persona) => ({ id: persona.id, persona })),
  ];
}

export const statesOf = (map: JourneyMap, lane: Lane): ReadonlySet<FeltState> =>
  new Set(map.feelings.filter((feeling) => feeling.lane === lane.id).map(stateOf));

/** Whether somebody else is looked at; the team speaks of everybody. */
export const isOther = ({ only }: Pick<LayoutInput, "only">, { persona }: Feeler): boolean =>
  only !== undefined && persona !== undefined && persona.id !== only;

export const feelerInk = ({ persona }: Feeler): Ink => (persona ? categoryInk(persona.slot) : "ink-2");

/** Hollow, for it is felt; how it shall be has a dot in its middle. */
export function feelerMarks(feeler: Feeler, state: FeltState, x: number, y: number): readonly PathMark[] {
  const marker = feeler.persona ? personaMarker(feeler.persona.slot, x, y, "hollow") : teamMarker(x, y);
  if (state === "as-is") return [marker];
  return [marker, { kind: "path", x, y, d: circle(0, 0, 1.5), fill: feelerInk(feeler) }];
}

/** How a felt line is drawn: dashed, and thinner where the type of the map looks at the other state. */
export const feltStroke = (state: FeltState, isFaint: boolean) => ({
  width: isFaint ? 1 : state === "to-be" ? 1.8 : 1.4,
  dash: state === "to-be" ? [1.5, 3] : [5, 3],
});
