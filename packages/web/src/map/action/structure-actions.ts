import {
  columnsOf,
  type JourneyMap,
  type LaneId,
  type Stage,
  type StageId,
  type StepId,
} from "@itinera/core";
import { cellOf, type Place } from "../editor/place.ts";
import { nameOf } from "../editor/place-name.ts";
import { atRest, changing, placeIs, withPlace, type Action, type ActionScene } from "./action.ts";

/** The stage that a place belongs to. */
function stageAt(map: JourneyMap, place: Place | undefined): Stage | undefined {
  if (!place || place.kind === "lane") return undefined;
  if (place.kind === "stage") return map.stages.find((one) => one.id === place.id);
  const column = place.kind === "step" ? place.id : cellOf(map, place)?.column;
  return columnsOf(map).find((one) => one.id === column)?.stage;
}

const addStage =
  (by: 0 | 1) =>
  ({ editor, map, state }: ActionScene): void => {
    const stage = stageAt(map, state.place);
    editor.addStage(stage ? map.stages.indexOf(stage) + by : map.stages.length);
  };

function addStep({ editor, map, state }: ActionScene): void {
  const stage = stageAt(map, state.place);
  if (!stage) return;
  const steps = map.steps.filter((one) => one.stage === stage.id);
  const { place } = state;
  const column = place?.kind === "step" ? place.id : place && cellOf(map, place)?.column;
  const at = steps.findIndex((one) => one.id === column);
  editor.addStep(stage.id, at === -1 ? steps.length : at + 1);
}

const duplicateHeader = withPlace(({ editor, map, newId }, place) => {
  const as = newId();
  const name = nameOf(map, place);
  if (
    place.kind === "stage" &&
    editor.make({ kind: "stage.duplicate", id: place.id, as: as as StageId, name })
  )
    editor.goTo({ kind: "stage", id: as as StageId });
  if (place.kind === "step" && editor.make({ kind: "step.duplicate", id: place.id, as: as as StepId, name }))
    editor.goTo({ kind: "step", id: as as StepId });
  if (place.kind === "lane" && editor.make({ kind: "lane.duplicate", id: place.id, as: as as LaneId }))
    editor.goTo({ kind: "lane", id: as as LaneId });
});

/** What is done to stages, steps and lanes. */
export const structureActions: readonly Action[] = changing([
  { id: "add-stage", keys: ["s"], menu: "structure", can: atRest, perform: addStage(1) },
  {
    id: "add-stage-before",
    keys: ["shift+s"],
    menu: "structure",
    can: placeIs("stage", "step"),
    perform: addStage(0),
  },
  {
    id: "add-step",
    keys: ["t"],
    menu: "structure",
    can: (scene) => atRest(scene) && stageAt(scene.map, scene.state.place) !== undefined,
    perform: addStep,
  },
  {
    id: "duplicate",
    keys: ["mod+d"],
    menu: "clipboard",
    can: (scene) => placeIs("stage", "step", "lane")(scene) && scene.state.chosen.size === 0,
    perform: duplicateHeader,
  },
]);
