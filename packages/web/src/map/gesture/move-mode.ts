import { columnsOf, laneKindOf, type Edit, type EditOf, type JourneyMap } from "@itinera/core";
import type { Place } from "../editor/place.ts";
import { shownMap } from "../editor/shown-map.ts";
import { cardsOfCell, type Direction } from "../editor/walk.ts";
import { laneTo, lanesBeside } from "./lane-place.ts";

/** What the keyboard can carry; the edit is shown on the sheet as if it had been done. */
export type MoveDraft =
  EditOf<"card.move"> | EditOf<"stage.move"> | EditOf<"step.move"> | EditOf<"lane.move">;

/** Picks the thing up where it lies; undefined when it cannot be moved. */
export function enterMove(map: JourneyMap, place: Place): MoveDraft | undefined {
  switch (place.kind) {
    case "card": {
      const card = map.cards.find((one) => one.id === place.id);
      if (!card) return undefined;
      const at = cardsOfCell(map, card.lane, card.column).indexOf(card.id);
      return { kind: "card.move", id: card.id, lane: card.lane, column: card.column, at };
    }
    case "stage":
      return { kind: "stage.move", id: place.id, at: map.stages.findIndex((one) => one.id === place.id) };
    case "step": {
      const step = map.steps.find((one) => one.id === place.id);
      if (!step) return undefined;
      const at = map.steps.filter((one) => one.stage === step.stage).indexOf(step);
      return { kind: "step.move", id: step.id, stage: step.stage, at };
    }
    case "lane":
      return { kind: "lane.move", id: place.id, at: map.lanes.findIndex((one) => one.id === place.id) };
    default:
      return undefined;
  }
}

const within = (at: number, count: number) => Math.max(0, Math.min(at, count));

function carryCard(map: JourneyMap, draft: EditOf<"card.move">, direction: Direction): MoveDraft {
  const others = (lane: typeof draft.lane, column: typeof draft.column) =>
    cardsOfCell(map, lane, column).filter((id) => id !== draft.id).length;
  if (direction === "left" || direction === "right") {
    const columns = columnsOf(map);
    const at = columns.findIndex((one) => one.id === draft.column) + (direction === "right" ? 1 : -1);
    const column = columns[at]?.id;
    return column === undefined
      ? draft
      : { ...draft, column, at: within(draft.at, others(draft.lane, column)) };
  }
  const step = direction === "down" ? 1 : -1;
  const at = draft.at + step;
  if (at >= 0 && at <= others(draft.lane, draft.column)) return { ...draft, at };
  const lanes = map.lanes.filter((lane) => laneKindOf(lane.kind).shape === "cards");
  const lane = lanes[lanes.findIndex((one) => one.id === draft.lane) + step]?.id;
  if (lane === undefined) return draft;
  return { ...draft, lane, at: direction === "down" ? 0 : others(lane, draft.column) };
}

function carryStep(map: JourneyMap, draft: EditOf<"step.move">, direction: Direction): MoveDraft {
  if (direction === "up" || direction === "down") return draft;
  const count = (stage: typeof draft.stage) =>
    map.steps.filter((one) => one.stage === stage && one.id !== draft.id).length;
  const at = draft.at + (direction === "right" ? 1 : -1);
  if (at >= 0 && at <= count(draft.stage)) return { ...draft, at };
  const stages = map.stages.map((one) => one.id);
  const stage = stages[stages.indexOf(draft.stage) + (direction === "right" ? 1 : -1)];
  if (stage === undefined) return draft;
  return { ...draft, stage, at: direction === "right" ? 0 : count(stage) };
}

function carryLane(map: JourneyMap, draft: EditOf<"lane.move">, direction: Direction): MoveDraft {
  if (direction === "left" || direction === "right") return draft;
  const beside = lanesBeside(shownMap(map, draft), draft.id);
  const at = beside.findIndex((one) => one.id === draft.id) + (direction === "down" ? 1 : -1);
  if (at < 0 || at >= beside.length) return draft;
  return laneTo(map, draft.id, at) ?? enterMove(map, placeOfDraft(draft)) ?? draft;
}

/** One arrow while carrying. At an edge the draft stays the same object. */
export function carry(map: JourneyMap, draft: MoveDraft, direction: Direction): MoveDraft {
  switch (draft.kind) {
    case "card.move":
      return carryCard(map, draft, direction);
    case "step.move":
      return carryStep(map, draft, direction);
    case "stage.move": {
      if (direction === "up" || direction === "down") return draft;
      const at = within(draft.at + (direction === "right" ? 1 : -1), map.stages.length - 1);
      return at === draft.at ? draft : { ...draft, at };
    }
    case "lane.move":
      return carryLane(map, draft, direction);
  }
}

/** The edit to make when the thing is set down; undefined when it lies where it lay. */
export function setDown(map: JourneyMap, draft: MoveDraft): Edit | undefined {
  const start = enterMove(map, placeOfDraft(draft));
  return start !== undefined && JSON.stringify(start) === JSON.stringify(draft) ? undefined : draft;
}

export function placeOfDraft(draft: MoveDraft): Place {
  switch (draft.kind) {
    case "card.move":
      return { kind: "card", id: draft.id };
    case "stage.move":
      return { kind: "stage", id: draft.id };
    case "step.move":
      return { kind: "step", id: draft.id };
    case "lane.move":
      return { kind: "lane", id: draft.id };
  }
}
