import type { MapId } from "@itinera/core";
import { atRest, placeIs, type Action, type ActionScene } from "../action/action.ts";

const below = ({ map, state }: ActionScene): MapId | undefined => {
  const { place } = state;
  return place?.kind === "card" ? map.cards.find((one) => one.id === place.id)?.map : undefined;
};

/** Ways to the maps above and below this one. */
export const levelActions: readonly Action[] = [
  {
    id: "map-below",
    keys: ["alt+arrowdown"],
    menu: "open",
    can: (scene) => placeIs("card")(scene) && below(scene) !== undefined,
    perform(scene) {
      const id = below(scene);
      if (id) scene.page.openMap(id);
    },
  },
  {
    id: "map-above",
    keys: ["alt+arrowup"],
    menu: "view",
    everywhere: true,
    can: (scene) => atRest(scene) && scene.page.mapAbove() !== undefined,
    perform({ page }) {
      const id = page.mapAbove();
      if (id) page.openMap(id);
    },
  },
];
