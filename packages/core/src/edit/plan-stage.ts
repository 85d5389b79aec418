import type { ColumnId, StageId } from "../ids.ts";
import { columnsOf } from "../map/columns.ts";
import { feelingId, listLimits, type JourneyMap } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type Planners } from "./outcome.ts";

const stageOf = (map: JourneyMap, id: StageId) => map.stages.find((stage) => stage.id === id);
/** Stages and steps share one space of ids, for both can be a card's column. */
const hasColumn = (map: JourneyMap, id: ColumnId) =>
  map.stages.some((stage) => stage.id === id) || map.steps.some((step) => step.id === id);
const stepsOf = (map: JourneyMap, id: StageId) => map.steps.filter((step) => step.stage === id);

/** Everything that stands in the columns goes with them. */
const emptyColumns = (map: JourneyMap, columns: ReadonlySet<ColumnId>): readonly Change[] => [
  ...map.cards
    .filter((card) => columns.has(card.column))
    .map((card): Change => ({ kind: "delete", list: "cards", id: card.id })),
  ...map.feelings
    .filter((feeling) => columns.has(feeling.column))
    .map((feeling): Change => ({ kind: "delete", list: "feelings", id: feeling.id })),
];

/** The contents of one column, moved to another. */
const moveColumn = (map: JourneyMap, from: ColumnId, to: ColumnId): readonly Change[] => [
  ...map.cards
    .filter((card) => card.column === from)
    .map((card): Change => ({ kind: "set", list: "cards", id: card.id, fields: { column: to } })),
  ...map.feelings
    .filter((feeling) => feeling.column === from)
    .flatMap((feeling): Change[] => [
      { kind: "delete", list: "feelings", id: feeling.id },
      {
        kind: "put",
        list: "feelings",
        record: { ...feeling, column: to, id: feelingId({ ...feeling, column: to }) },
      },
    ]),
];

export const planStage: Planners<
  | "stage.add"
  | "stage.rename"
  | "stage.move"
  | "stage.bind"
  | "stage.confirm"
  | "stage.delete"
  | "step.add"
  | "step.rename"
  | "step.move"
  | "step.bind"
  | "step.delete"
  | "connector.add"
  | "connector.delete"
> = {
  "stage.add": (map, { id, name, at, proposed }) => {
    if (hasColumn(map, id)) return refused("taken");
    if (map.stages.length >= listLimits.stages) return refused("too-many");
    const order = orderAt(map.stages, at);
    return changes({
      kind: "put",
      list: "stages",
      record: { id, order, name, ...(proposed ? { proposed } : {}) },
    });
  },
  "stage.rename": (map, { id, name }) =>
    stageOf(map, id)
      ? changes({ kind: "set", list: "stages", id, fields: { name, proposed: undefined } })
      : refused("gone"),
  "stage.move": (map, { id, at }) => {
    if (!stageOf(map, id)) return refused("gone");
    const order = orderAt(
      map.stages.filter((stage) => stage.id !== id),
      at,
    );
    return changes({ kind: "set", list: "stages", id, fields: { order } });
  },
  "stage.bind": (map, { id, binding }) =>
    stageOf(map, id)
      ? changes({
          kind: "set",
          list: "stages",
          id,
          fields: { binding: binding.length ? binding : undefined },
        })
      : refused("gone"),
  "stage.confirm": (map, { id }) =>
    stageOf(map, id)
      ? changes({ kind: "set", list: "stages", id, fields: { proposed: undefined } })
      : refused("gone"),
  "stage.delete": (map, { id }) => {
    if (!stageOf(map, id)) return refused("gone");
    const columns = new Set(
      columnsOf(map)
        .filter((column) => column.stage.id === id)
        .map((column) => column.id),
    );
    return changes(
      ...emptyColumns(map, columns),
      ...stepsOf(map, id).map((step): Change => ({ kind: "delete", list: "steps", id: step.id })),
      ...map.connectors
        .filter((connector) => connector.from === id || connector.to === id)
        .map((connector): Change => ({ kind: "delete", list: "connectors", id: connector.id })),
      { kind: "delete", list: "stages", id },
    );
  },

  "step.add": (map, { id, stage, name, at }) => {
    if (!stageOf(map, stage)) return refused("gone");
    if (hasColumn(map, id)) return refused("taken");
    if (map.steps.length >= listLimits.steps) return refused("too-many");
    const siblings = stepsOf(map, stage);
    return changes(
      { kind: "put", list: "steps", record: { id, stage, name, order: orderAt(siblings, at) } },
      // The stage was a column itself until now: what stands in it goes to its first step.
      ...(siblings.length === 0 ? moveColumn(map, stage, id) : []),
    );
  },
  "step.rename": (map, { id, name }) =>
    map.steps.some((step) => step.id === id)
      ? changes({ kind: "set", list: "steps", id, fields: { name } })
      : refused("gone"),
  "step.move": (map, { id, stage, at }) => {
    const step = map.steps.find((one) => one.id === id);
    if (!step || !stageOf(map, stage)) return refused("gone");
    const siblings = stepsOf(map, stage).filter((one) => one.id !== id);
    const order = orderAt(siblings, at);
    return changes(
      { kind: "set", list: "steps", id, fields: { stage, order } },
      ...(siblings.length === 0 && step.stage !== stage ? moveColumn(map, stage, id) : []),
    );
  },
  "step.bind": (map, { id, binding }) =>
    map.steps.some((step) => step.id === id)
      ? changes({ kind: "set", list: "steps", id, fields: { binding: binding.length ? binding : undefined } })
      : refused("gone"),
  "step.delete": (map, { id }) => {
    const step = map.steps.find((one) => one.id === id);
    if (!step) return refused("gone");
    return changes(...emptyColumns(map, new Set([id])), { kind: "delete", list: "steps", id });
  },

  "connector.add": (map, { id, from, to, label }) => {
    if (!stageOf(map, from) || !stageOf(map, to)) return refused("gone");
    if (from === to) return refused("same-stage");
    if (map.connectors.some((one) => one.id === id || (one.from === from && one.to === to)))
      return refused("taken");
    if (map.connectors.length >= listLimits.connectors) return refused("too-many");
    const order = orderAt(map.connectors, map.connectors.length);
    return changes({
      kind: "put",
      list: "connectors",
      record: { id, order, from, to, ...(label ? { label } : {}) },
    });
  },
  "connector.delete": (map, { id }) =>
    map.connectors.some((connector) => connector.id === id)
      ? changes({ kind: "delete", list: "connectors", id })
      : refused("gone"),
};
