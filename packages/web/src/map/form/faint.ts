import { team } from "@itinera/core";
import { createContext, useMemo } from "react";
import { shownPersona, useDesk } from "../editor/desk.ts";
import type { Place } from "../editor/place.ts";
import { useView } from "../editor/view.ts";

/** Whether something is about other personas than the one that is looked at, and steps back. */
type IsFaint = (place: Place) => boolean;

export const FaintContext = createContext<IsFaint>(() => false);

export function useFaint(): IsFaint {
  const { map } = useDesk();
  const only = shownPersona(
    map,
    useView((view) => view.only),
  );
  return useMemo<IsFaint>(() => {
    if (only === undefined) return () => false;
    const ofOthers = map.cards.filter(({ personas }) => personas.length > 0 && !personas.includes(only));
    const cards = new Set(ofOthers.map(({ id }) => id));
    return (place) =>
      place.kind === "card"
        ? cards.has(place.id)
        : place.kind === "feeling" && place.persona !== team && place.persona !== only;
  }, [map, only]);
}
