import { columnsOf, type JourneyMap, type Stage, type StageId } from "@itinera/core";
import { shownColumns } from "@itinera/scene";
import type { Action, ActionScene } from "../action/action.ts";
import { atRest, changing, placeIs, withPlace } from "../action/action.ts";
import type { Place } from "../editor/place.ts";
import {
  columnAt,
  mergeNext,
  ownWidth,
  setColumn,
  splitsOf,
  widenBy,
  type ColumnPlace,
} from "./column-edits.ts";

const isColumn = (place: Place | undefined): place is ColumnPlace =>
  place?.kind === "stage" || place?.kind === "step";

type Test = (map: JourneyMap, place: ColumnPlace) => boolean;
const onColumn =
  (test: Test): Action["can"] =>
  (scene) =>
    atRest(scene) && isColumn(scene.state.place) && test(scene.map, scene.state.place);

const withColumn = (perform: (scene: ActionScene, place: ColumnPlace) => void) =>
  withPlace((scene, place) => {
    if (isColumn(place)) perform(scene, place);
  });

const stageOf = (map: JourneyMap, place: ColumnPlace): Stage | undefined =>
  place.kind === "stage"
    ? map.stages.find((one) => one.id === place.id)
    : columnsOf(map).find((one) => one.id === place.id)?.stage;

const isFolded: Test = (map, place) => columnAt(map, place)?.collapsed === true;

/** A step splits its stage where it stands; a stage asks where. */
function split({ editor, map, newId, page }: ActionScene, place: ColumnPlace): void {
  const stage = stageOf(map, place);
  if (!stage) return;
  const here = splitsOf(map, stage).find(({ step }) => step.id === place.id);
  if (!here) return page.show({ kind: "split", stage: stage.id });
  const id = newId() as StageId;
  const { step, at } = here;
  if (!editor.make({ kind: "stage.split", id: stage.id, as: id, name: step.name, at })) return;
  editor.open({ kind: "stage", id });
}

/** px by one press. */
const stride = 20;

const width = (key: string, by: number): Action => ({
  id: "width",
  keys: [key],
  can: onColumn((map, place) => !isFolded(map, place)),
  perform: withColumn(({ editor, map, page }, place) => {
    const edits = widenBy(map, place, by, page.widthOf);
    if (edits.length > 0) editor.make(edits);
  }),
});

/** What is done to the columns of the map. */
export const columnActions: readonly Action[] = changing([
  {
    id: "split-stage",
    keys: ["b"],
    menu: "structure",
    can: onColumn((map, place) => {
      const stage = stageOf(map, place);
      const splits = stage ? splitsOf(map, stage) : [];
      return place.kind === "stage" ? splits.length > 0 : splits.some(({ step }) => step.id === place.id);
    }),
    perform: withColumn(split),
  },
  {
    id: "merge-stage",
    keys: ["j"],
    menu: "structure",
    can: onColumn((map, place) => place.kind === "stage" && map.stages.at(-1)?.id !== place.id),
    perform: withColumn(({ editor, map, newId }, place) => {
      const stage = stageOf(map, place);
      const edit = stage && mergeNext(map, stage, newId);
      if (edit) editor.make(edit);
    }),
  },
  {
    id: "collapse",
    keys: ["c"],
    menu: "structure",
    can: onColumn((map, place) => !isFolded(map, place)),
    perform: withColumn(({ editor }, place) => void editor.make(setColumn(place, { collapsed: true }))),
  },
  {
    id: "expand",
    keys: ["c"],
    menu: "structure",
    can: onColumn(isFolded),
    perform: withColumn(({ editor }, place) => void editor.make(setColumn(place, { collapsed: null }))),
  },
  width("alt+shift+arrowright", stride),
  width("alt+shift+arrowleft", -stride),
  {
    id: "own-size",
    keys: ["alt+shift+home"],
    menu: "structure",
    can: onColumn((map, place) => ownWidth(map, place).length > 0),
    perform: withColumn(({ editor, map }, place) => void editor.make(ownWidth(map, place))),
  },
  {
    id: "note",
    keys: ["shift+n"],
    menu: "open",
    can: onColumn(() => true),
    perform: withColumn(({ page }, place) => page.show({ kind: "note", place })),
  },
  {
    id: "bind",
    keys: ["e"],
    menu: "open",
    can: (scene) => placeIs("stage", "step")(scene) && shownColumns(scene.map).length > 0,
    perform: ({ editor }) => editor.inspect("binding"),
  },
]);
