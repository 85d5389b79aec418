import type { JourneyMap, Lane } from "@itinera/core";
import {
  atRest,
  changing,
  offCurve,
  placeIs,
  withPlace,
  type Action,
  type ActionScene,
} from "../action/action.ts";
import { cellOf, type Place } from "../editor/place.ts";
import { walk } from "../editor/walk.ts";
import { coverBy } from "./cover-rows.ts";
import { clampHeight, setLane } from "./lane-edits.ts";

const laneAt = (map: JourneyMap, place: Place | undefined): Lane | undefined =>
  place?.kind === "lane" ? map.lanes.find((one) => one.id === place.id) : undefined;

const onLane =
  (test: (lane: Lane) => boolean): Action["can"] =>
  (scene) => {
    const lane = laneAt(scene.map, scene.state.place);
    return atRest(scene) && lane !== undefined && test(lane);
  };

const withLane = (perform: (scene: ActionScene, lane: Lane) => void) => (scene: ActionScene) => {
  const lane = laneAt(scene.map, scene.state.place);
  if (lane) perform(scene, lane);
};

/** On a header of columns, lanes are no matter of its menu. */
const offColumn: Action["can"] = (scene) => offCurve(scene) && !placeIs("stage", "step")(scene);

/** Above or below the lane that the hand is in; without one, at the end. */
const addLane =
  (by: 0 | 1) =>
  ({ map, page, state: { place } }: ActionScene): void => {
    const id = place?.kind === "lane" ? place.id : place && cellOf(map, place)?.lane;
    const at = map.lanes.findIndex((one) => one.id === id);
    page.show({ kind: "add-lane", at: at === -1 ? map.lanes.length : at + by });
  };

function hide({ editor, map }: ActionScene, lane: Lane): void {
  const place = { kind: "lane", id: lane.id } as const;
  const next = walk(map, place, "down") ?? walk(map, place, "up");
  if (!editor.make(setLane(lane.id, { hidden: true }))) return;
  editor.goTo(next);
  editor.tell({ kind: "done", what: "hidden", count: 1 });
}

/** px by one press. */
const stride = 16;

const height = (key: string, by: number): Action => ({
  id: "height",
  keys: [key],
  can: onLane((lane) => lane.collapsed !== true),
  perform: withLane(({ editor, page }, lane) => {
    const next = clampHeight((lane.height ?? page.heightOf(lane.id)) + by);
    if (next !== lane.height) editor.make(setLane(lane.id, { height: next }));
  }),
});

const cover = (key: string, by: 1 | -1): Action => ({
  id: "cover",
  keys: [key],
  can: placeIs("card"),
  perform: withPlace(({ editor, map }, place) => {
    const edit = place.kind === "card" ? coverBy(map, place.id, by) : undefined;
    if (edit) editor.make(edit);
  }),
});

/** What is done to the rows of the map. */
export const laneActions: readonly Action[] = [
  ...changing([
    { id: "add-lane-below", keys: ["l"], menu: "structure", can: offColumn, perform: addLane(1) },
    {
      id: "add-lane-above",
      keys: ["shift+l"],
      menu: "structure",
      can: onLane(() => true),
      perform: addLane(0),
    },
    {
      id: "pin",
      keys: ["p"],
      menu: "structure",
      can: onLane((lane) => lane.pinned !== true),
      perform: withLane(({ editor }, { id }) => void editor.make(setLane(id, { pinned: true }))),
    },
    {
      id: "unpin",
      keys: ["p"],
      menu: "structure",
      can: onLane((lane) => lane.pinned === true),
      perform: withLane(({ editor }, { id }) => void editor.make(setLane(id, { pinned: null }))),
    },
    { id: "hide", keys: ["h"], menu: "structure", can: onLane(() => true), perform: withLane(hide) },
    {
      id: "collapse",
      keys: ["c"],
      menu: "structure",
      can: onLane((lane) => lane.collapsed !== true),
      perform: withLane(({ editor }, { id }) => void editor.make(setLane(id, { collapsed: true }))),
    },
    {
      id: "expand",
      keys: ["c"],
      menu: "structure",
      can: onLane((lane) => lane.collapsed === true),
      // In a blueprint some are folded by their role: only `false` opens those.
      perform: withLane(({ editor }, { id }) => void editor.make(setLane(id, { collapsed: false }))),
    },
    height("alt+shift+arrowdown", stride),
    height("alt+shift+arrowup", -stride),
    {
      id: "own-size",
      keys: ["alt+shift+home"],
      menu: "structure",
      can: onLane((lane) => lane.height !== undefined),
      perform: withLane(({ editor }, { id }) => void editor.make(setLane(id, { height: null }))),
    },
    {
      id: "section",
      keys: ["g"],
      menu: "structure",
      can: onLane(() => true),
      perform: withLane(({ page }, { id }) => page.show({ kind: "section", lane: id })),
    },
    {
      id: "lanes",
      keys: ["shift+h"],
      menu: "view",
      everywhere: true,
      can: atRest,
      perform: ({ editor, state }) => editor.inspect(state.inspector === "lanes" ? undefined : "lanes"),
    },
    cover("alt+shift+arrowdown", 1),
    cover("alt+shift+arrowup", -1),
  ]),
  {
    id: "remarks",
    changes: true,
    keys: ["shift+r"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ editor, state }) => editor.inspect(state.inspector === "remarks" ? undefined : "remarks"),
  },
];
