import {
  applyChanges,
  editSchema,
  emptyMap,
  mapIdSchema,
  plan,
  richTextOf,
  type CardId,
  type ColumnId,
  type Edit,
  type JourneyMap,
  type LaneId,
  type PersonaId,
  type StageId,
  type StepId,
} from "@itinera/core";

export const stage = (id: string) => id as StageId;
export const step = (id: string) => id as StepId;
export const column = (id: string) => id as ColumnId;
export const lane = (id: string) => id as LaneId;
export const card = (id: string) => id as CardId;
export const persona = (id: string) => id as PersonaId;

/** Makes edits one after another; throws where one is refused. */
export function edited(map: JourneyMap, ...edits: readonly Edit[]): JourneyMap {
  return edits.reduce((now, edit) => {
    const planned = plan(now, editSchema.parse(edit));
    if (planned.kind === "refused") throw new Error(`${edit.kind}: ${planned.reason}`);
    return applyChanges(now, planned.changes);
  }, map);
}

const addCard = (id: string, laneId: string, columnId: string, at: number): Edit => ({
  kind: "card.add",
  id: card(id),
  lane: lane(laneId),
  column: column(columnId),
  at,
  text: richTextOf(id),
});

/** Stages A, B (steps B1, B2), C; lanes goal, touchpoints, emotion, reach; a few cards; one persona. */
export const sampleMap = edited(
  emptyMap(mapIdSchema.parse("m"), { name: "Sample", type: "current-state", lang: "en" }),
  { kind: "stage.add", id: stage("a"), name: "Awareness", at: 0 },
  { kind: "stage.add", id: stage("b"), name: "Basket", at: 1 },
  { kind: "stage.add", id: stage("c"), name: "Care", at: 2 },
  { kind: "step.add", id: step("b1"), stage: stage("b"), name: "First", at: 0 },
  { kind: "step.add", id: step("b2"), stage: stage("b"), name: "Second", at: 1 },
  { kind: "lane.add", id: lane("goal"), lane: "goal", at: 0 },
  { kind: "lane.add", id: lane("touch"), lane: "touchpoints", at: 1 },
  { kind: "lane.add", id: lane("felt"), lane: "emotion", at: 2 },
  { kind: "lane.add", id: lane("reach"), lane: "reach", at: 3 },
  { kind: "persona.add", id: persona("marta"), name: "Marta" },
  addCard("g1", "goal", "a", 0),
  addCard("t1", "touch", "a", 0),
  addCard("t2", "touch", "a", 1),
  addCard("t3", "touch", "b1", 0),
);
