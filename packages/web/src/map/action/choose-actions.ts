import { columnsOf, type JourneyMap } from "@itinera/core";
import { cellOf, type Place } from "../editor/place.ts";
import { atRest, offCurve, perArrow, placeIs, withPlace, type Action } from "./action.ts";

/** The header of the lane, or of the stage, that a place lies in. */
function headerOf(map: JourneyMap, place: Place, what: "lane" | "stage"): Place | undefined {
  if (place.kind === what) return place;
  if (place.kind === "step" && what === "stage") return place;
  const cell = cellOf(map, place);
  if (!cell) return undefined;
  if (what === "lane") return { kind: "lane", id: cell.lane };
  const stage = columnsOf(map).find((one) => one.id === cell.column)?.stage;
  return stage && { kind: "stage", id: stage.id };
}

const chooseAll = (what: "lane" | "stage", key: string): Action => ({
  id: `choose-${what}`,
  keys: [key],
  menu: "choose",
  can: (scene) =>
    offCurve(scene) &&
    scene.state.place !== undefined &&
    headerOf(scene.map, scene.state.place, what) !== undefined,
  perform: withPlace(({ editor, map }, place) => {
    const header = headerOf(map, place, what);
    if (header) editor.chooseAt(header);
  }),
});

/** Several cards at once. */
export const chooseActions: readonly Action[] = [
  {
    id: "choose",
    keys: ["x"],
    menu: "choose",
    can: placeIs("card"),
    perform: withPlace(({ editor }, place) => {
      if (place.kind === "card") editor.toggle(place.id);
    }),
  },
  ...perArrow("reach", "shift+", offCurve, ({ editor }, direction) => editor.reach(direction)),
  ...perArrow("walk-on", "mod+", offCurve, ({ editor }, direction) => editor.walkOn(direction)),
  chooseAll("lane", "shift+space"),
  chooseAll("stage", "mod+space"),
  {
    id: "choose-all",
    keys: ["mod+a"],
    menu: "choose",
    can: (scene) => atRest(scene) && scene.map.cards.length > 0,
    perform: ({ editor }) => editor.chooseAll(),
  },
];
