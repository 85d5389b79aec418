import type { ColumnId, StepId } from "../ids.ts";
import { bindingSchema } from "../map/binding.ts";
import { without } from "../map/field.ts";
import { listLimits, type JourneyMap, type Stage } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { hasColumn } from "./columns-taken.ts";
import { copyColumns, moveColumn } from "./contents.ts";
import type { EditOf } from "./edit.ts";
import { orderAt, orders } from "./order.ts";
import { changes, refused, type Plan, type Planners } from "./outcome.ts";
import { refusalOfCopy } from "./room-for.ts";

const stepsOf = (map: JourneyMap, stage: Stage) => map.steps.filter((step) => step.stage === stage.id);
const orderBehind = (map: JourneyMap, stage: Stage) => orderAt(map.stages, map.stages.indexOf(stage) + 1);

function duplicateStage(map: JourneyMap, { id, as, name }: EditOf<"stage.duplicate">): Plan {
  const stage = map.stages.find((one) => one.id === id);
  if (!stage) return refused("gone");
  if (hasColumn(map, as)) return refused("taken");
  const steps = stepsOf(map, stage).map((step, at) => ({ step, as: `${as}-s${at}` as StepId }));
  if (steps.some((one) => hasColumn(map, one.as))) return refused("taken");
  const columns = new Map<ColumnId, ColumnId>([
    [id, as],
    ...steps.map((one): [ColumnId, ColumnId] => [one.step.id, one.as]),
  ]);
  const copies: readonly Change[] = [
    ...steps.map((one): Change => ({
      kind: "put",
      list: "steps",
      record: { ...without(one.step, "binding"), id: one.as, stage: as },
    })),
    ...copyColumns(map, as, columns),
  ];
  const wrong = refusalOfCopy(map, copies, { stages: 1 });
  if (wrong) return refused(wrong);
  const record = { ...without(stage, "binding"), id: as, name, order: orderBehind(map, stage) };
  return changes({ kind: "put", list: "stages", record }, ...copies);
}

function splitStage(map: JourneyMap, { id, as, name, at }: EditOf<"stage.split">): Plan {
  const stage = map.stages.find((one) => one.id === id);
  if (!stage) return refused("gone");
  if (hasColumn(map, as)) return refused("taken");
  if (map.stages.length >= listLimits.stages) return refused("too-many");
  // The first step stays: a stage that lost its last one would be a column of its own, and empty.
  const going = stepsOf(map, stage).slice(Math.max(1, at));
  return changes(
    { kind: "put", list: "stages", record: { id: as, name, order: orderBehind(map, stage) } },
    ...going.map((step): Change => ({ kind: "set", list: "steps", id: step.id, fields: { stage: as } })),
  );
}

/** The steps of both, one behind the other; a stage without any becomes the step `as` of its name. */
function joinSteps(map: JourneyMap, from: Stage, into: Stage, as: StepId): readonly Change[] {
  const [own, others] = [stepsOf(map, into), stepsOf(map, from)];
  if (own.length === 0 && others.length === 0) return moveColumn(map, from.id, into.id);
  const becoming = own.length === 0 ? into : from;
  const isBecoming = own.length === 0 || others.length === 0;
  const ids = [
    ...(own.length === 0 ? [as] : own.map((step) => step.id)),
    ...(others.length === 0 ? [as] : others.map((step) => step.id)),
  ];
  const keys = orders(ids.length);
  return [
    ...(isBecoming ? [...moveColumn(map, becoming.id, as)] : []),
    ...ids.map((id, at): Change => {
      const order = keys[at] ?? "";
      return id === as && isBecoming
        ? {
            kind: "put",
            list: "steps",
            record: {
              id,
              order,
              stage: into.id,
              name: becoming.name,
              ...(becoming.binding ? { binding: becoming.binding } : {}),
            },
          }
        : { kind: "set", list: "steps", id, fields: { stage: into.id, order } };
    }),
  ];
}

/** Arrows follow the stage that goes; one that would lead to itself, or stands there already, ends. */
function leadConnectors(map: JourneyMap, from: Stage, into: Stage): readonly Change[] {
  const drawn = new Set(map.connectors.map((one) => `${one.from} ${one.to}`));
  return map.connectors
    .filter((one) => one.from === from.id || one.to === from.id)
    .map((one): Change => {
      const ends = {
        from: one.from === from.id ? into.id : one.from,
        to: one.to === from.id ? into.id : one.to,
      };
      const name = `${ends.from} ${ends.to}`;
      if (ends.from === ends.to || drawn.has(name)) return { kind: "delete", list: "connectors", id: one.id };
      drawn.add(name);
      return { kind: "set", list: "connectors", id: one.id, fields: ends };
    });
}

function mergeStages(map: JourneyMap, { id, into: target, step }: EditOf<"stage.merge">): Plan {
  const from = map.stages.find((one) => one.id === id);
  const into = map.stages.find((one) => one.id === target);
  if (!from || !into) return refused("gone");
  if (from === into) return refused("same-stage");
  if (hasColumn(map, step)) return refused("taken");
  if (map.steps.length >= listLimits.steps) return refused("too-many");
  const steps = joinSteps(map, from, into, step);
  // A column that becomes a step takes its binding along.
  const kept = steps.some((one) => one.kind === "put" && one.list === "steps")
    ? {
        own: stepsOf(map, into).length === 0 ? [] : into.binding,
        other: stepsOf(map, from).length === 0 ? [] : from.binding,
      }
    : { own: into.binding, other: from.binding };
  const binding = [...(kept.own ?? []), ...(kept.other ?? [])];
  if (!bindingSchema.safeParse(binding).success) return refused("too-many");
  return changes(
    ...steps,
    ...leadConnectors(map, from, into),
    { kind: "set", list: "stages", id: into.id, fields: { binding: binding.length ? binding : undefined } },
    { kind: "delete", list: "stages", id },
  );
}

export const planStructure: Planners<"stage.duplicate" | "stage.split" | "stage.merge"> = {
  "stage.duplicate": duplicateStage,
  "stage.split": splitStage,
  "stage.merge": mergeStages,
};
