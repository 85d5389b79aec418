import type { ColumnId, StageId } from "../ids.ts";
import { columnsOf } from "../map/columns.ts";
import { cleared } from "../map/field.ts";
import { listLimits, type JourneyMap, type Stage } from "../map/journey-map.ts";
import { hasColumn } from "./columns-taken.ts";
import type { Change } from "./change.ts";
import { cutConnectors, emptyColumns } from "./contents.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type Plan, type Planners } from "./outcome.ts";

const setStage = (map: JourneyMap, id: StageId, fields: Partial<Omit<Stage, "id">>): Plan =>
  map.stages.some((stage) => stage.id === id)
    ? changes({ kind: "set", list: "stages", id, fields })
    : refused("gone");

export const planStage: Planners<
  "stage.add" | "stage.rename" | "stage.move" | "stage.bind" | "stage.confirm" | "stage.set" | "stage.delete"
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
  "stage.rename": (map, { id, name }) => setStage(map, id, { name, proposed: undefined }),
  "stage.move": (map, { id, at }) => {
    const others = map.stages.filter((stage) => stage.id !== id);
    return setStage(map, id, { order: orderAt(others, at) });
  },
  "stage.bind": (map, { id, binding }) =>
    setStage(map, id, { binding: binding.length ? binding : undefined }),
  "stage.confirm": (map, { id }) => setStage(map, id, { proposed: undefined }),
  "stage.set": (map, { id, fields }) => setStage(map, id, cleared(fields)),
  "stage.delete": (map, { id }) => {
    if (!map.stages.some((stage) => stage.id === id)) return refused("gone");
    const columns = columnsOf(map).filter((column) => column.stage.id === id);
    return changes(
      ...emptyColumns(map, new Set<ColumnId>(columns.map((column) => column.id))),
      ...map.steps
        .filter((step) => step.stage === id)
        .map((step): Change => ({ kind: "delete", list: "steps", id: step.id })),
      ...cutConnectors(map, new Set([id])),
      { kind: "delete", list: "stages", id },
    );
  },
};
