import type { StepId } from "../ids.ts";
import { cleared, without } from "../map/field.ts";
import { listLimits, type JourneyMap, type Step } from "../map/journey-map.ts";
import { hasColumn } from "./columns-taken.ts";
import { copyColumns, emptyColumns, moveColumn } from "./contents.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type Plan, type Planners } from "./outcome.ts";
import { refusalOfCopy } from "./room-for.ts";

const setStep = (map: JourneyMap, id: StepId, fields: Partial<Omit<Step, "id">>): Plan =>
  map.steps.some((step) => step.id === id)
    ? changes({ kind: "set", list: "steps", id, fields })
    : refused("gone");

export const planStep: Planners<
  "step.add" | "step.rename" | "step.move" | "step.bind" | "step.set" | "step.duplicate" | "step.delete"
> = {
  "step.add": (map, { id, stage, name, at }) => {
    if (!map.stages.some((one) => one.id === stage)) return refused("gone");
    if (hasColumn(map, id)) return refused("taken");
    if (map.steps.length >= listLimits.steps) return refused("too-many");
    const siblings = map.steps.filter((step) => step.stage === stage);
    return changes(
      { kind: "put", list: "steps", record: { id, stage, name, order: orderAt(siblings, at) } },
      // The stage was a column itself until now: what stands in it goes to its first step.
      ...(siblings.length === 0 ? moveColumn(map, stage, id) : []),
    );
  },
  "step.rename": (map, { id, name }) => setStep(map, id, { name }),
  "step.move": (map, { id, stage, at }) => {
    const step = map.steps.find((one) => one.id === id);
    if (!step || !map.stages.some((one) => one.id === stage)) return refused("gone");
    const siblings = map.steps.filter((one) => one.stage === stage && one.id !== id);
    const order = orderAt(siblings, at);
    return changes(
      { kind: "set", list: "steps", id, fields: { stage, order } },
      ...(siblings.length === 0 && step.stage !== stage ? moveColumn(map, stage, id) : []),
    );
  },
  "step.bind": (map, { id, binding }) => setStep(map, id, { binding: binding.length ? binding : undefined }),
  "step.set": (map, { id, fields }) => setStep(map, id, cleared(fields)),
  "step.duplicate": (map, { id, as, name }) => {
    const step = map.steps.find((one) => one.id === id);
    if (!step) return refused("gone");
    if (hasColumn(map, as)) return refused("taken");
    const copies = copyColumns(map, as, new Map([[id, as]]));
    const wrong = refusalOfCopy(map, copies, { steps: 1 });
    if (wrong) return refused(wrong);
    const siblings = map.steps.filter((one) => one.stage === step.stage);
    const order = orderAt(siblings, siblings.indexOf(step) + 1);
    return changes(
      { kind: "put", list: "steps", record: { ...without(step, "binding"), id: as, name, order } },
      ...copies,
    );
  },
  "step.delete": (map, { id }) => {
    if (!map.steps.some((one) => one.id === id)) return refused("gone");
    return changes(...emptyColumns(map, new Set([id])), { kind: "delete", list: "steps", id });
  },
};
