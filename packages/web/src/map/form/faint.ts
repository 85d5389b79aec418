import { team, type JourneyMap, type PersonaId } from "@itinera/core";
import { createContext, useMemo } from "react";
import { shownPersona, useDesk } from "../editor/desk.ts";
import type { Place } from "../editor/place.ts";
import { useView } from "../editor/view.ts";

/** Whether something is about other personas than the one that is looked at, and steps back. */
type IsFaint = (place: Place) => boolean;

export const FaintContext = createContext<IsFaint>(() => false);

function faintBeside({ cards }: JourneyMap, only: PersonaId | undefined): IsFaint {
  if (only === undefined) return () => false;
  const ofOthers = cards.filter(({ personas }) => personas.length > 0 && !personas.includes(only));
  const ids = new Set(ofOthers.map(({ id }) => id));
  return (place) =>
    place.kind === "card"
      ? ids.has(place.id)
      : place.kind === "feeling" && place.persona !== team && place.persona !== only;
}

export function useFaint(): IsFaint {
  const { map } = useDesk();
  const only = shownPersona(
    map,
    useView((view) => view.only),
  );
  return useMemo(() => faintBeside(map, only), [map, only]);
}
