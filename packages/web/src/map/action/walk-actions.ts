import { team, type JourneyMap } from "@itinera/core";
import { stepFeeling } from "../gesture/set-feeling.ts";
import type { Place } from "../editor/place.ts";
import { walk, walkToEdge, type Direction } from "../editor/walk.ts";
import { arrows, carrying, changing, offCurve, onCurve, perArrow, withPlace, type Action } from "./action.ts";

type FeelingPlace = Extract<Place, { kind: "feeling" }>;

/** Along a curve: the same persona in the neighbouring column. */
function alongCurve(map: JourneyMap, place: FeelingPlace, direction: Direction): Place {
  const next = walk(map, place, direction);
  return next?.kind === "cell" ? { ...place, column: next.column } : place;
}

/** The next curve in the same column, round and round. */
function nextCurve(map: JourneyMap, place: FeelingPlace): Place {
  const curves = [...map.personas.map((one) => one.id), team] as const;
  const at = curves.indexOf(place.persona);
  return { ...place, persona: curves[(at + 1) % curves.length] ?? team };
}

const feel = (key: string, by: 1 | -1): Action => ({
  id: "feel",
  changes: true,
  keys: [key],
  can: onCurve,
  perform: withPlace(({ editor, map }, place) => {
    if (place.kind === "feeling") editor.make(stepFeeling(map, place, by));
  }),
});

const toEdge = (id: string, key: string, direction: Direction, isWhole: boolean): Action => ({
  id,
  keys: [key],
  can: offCurve,
  perform: withPlace(({ editor, map }, place) => {
    editor.goTo(walkToEdge(map, place, direction, isWhole));
  }),
});

/** Ways over the sheet. */
export const walkActions: readonly Action[] = [
  ...perArrow("walk", "", offCurve, ({ editor }, direction) => editor.walk(direction)),
  toEdge("row-edge", "home", "left", false),
  toEdge("row-edge", "end", "right", false),
  toEdge("sheet-edge", "mod+home", "left", true),
  toEdge("sheet-edge", "mod+end", "right", true),
  ...changing([
    ...perArrow("carry", "", carrying, ({ editor }, direction) => editor.carry(direction)),
    { id: "set-down", keys: ["enter", "m"], can: carrying, perform: ({ editor }) => editor.setDown() },
  ]),
  feel("arrowup", 1),
  feel("arrowdown", -1),
  ...(["arrowleft", "arrowright"] as const).map((key): Action => ({
    id: "along-curve",
    keys: [key],
    can: onCurve,
    perform: withPlace(({ editor, map }, place) => {
      if (place.kind === "feeling") editor.goTo(alongCurve(map, place, arrows[key] ?? "right"));
    }),
  })),
  {
    id: "next-curve",
    keys: ["enter"],
    can: onCurve,
    perform: withPlace(({ editor, map }, place) => {
      if (place.kind === "feeling") editor.goTo(nextCurve(map, place));
    }),
  },
  { id: "leave", keys: ["escape"], can: () => true, perform: ({ editor }) => editor.leave() },
];
