import type { JourneyMap } from "@itinera/core";
import { atRest, changing, withPlace, type Action } from "../action/action.ts";
import type { Place } from "../editor/place.ts";
import type { ArrowEnd } from "./layer.ts";

export const isArrowEnd = (place: Place | undefined): place is ArrowEnd =>
  place?.kind === "card" || place?.kind === "stage" || place?.kind === "step";

const hasArrows = ({ connectors }: JourneyMap, { id }: ArrowEnd): boolean =>
  connectors.some(({ from, to }) => from === id || to === id);

/** Arrows from the thing in the hand, and to it. */
export const arrowActions: readonly Action[] = changing([
  {
    id: "connect",
    keys: ["a"],
    menu: "structure",
    can: (scene) => atRest(scene) && isArrowEnd(scene.state.place),
    perform: withPlace(({ page }, place) => {
      if (isArrowEnd(place)) page.show({ kind: "connect", from: place });
    }),
  },
  {
    id: "arrows",
    keys: ["shift+a"],
    menu: "structure",
    can: (scene) => {
      const { place } = scene.state;
      return atRest(scene) && isArrowEnd(place) && hasArrows(scene.map, place);
    },
    perform: withPlace(({ page }, place) => {
      if (isArrowEnd(place)) page.show({ kind: "arrows", of: place });
    }),
  },
]);
