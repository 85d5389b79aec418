import { describe, expect, it } from "vitest";
import { orders } from "../edit/order.ts";
import type { CardId, ConnectorId, LaneId, MapId, StageId, StepId } from "../ids.ts";
import { bindingOfNames } from "../map/binding.ts";
import { emptyMap } from "../map/empty-map.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { richTextOf } from "../map/rich-text.ts";
import { boundStagesOf } from "./bound-stages.ts";
import { touchpointBindingsOf } from "./overlay-of.ts";

const keys = orders(10);
const order = (at: number) => keys[at] ?? "";
const stage = (id: string, at: number, names: string[] = []) => ({
  id: id as StageId,
  order: order(at),
  name: id,
  ...(names.length ? { binding: bindingOfNames(names) } : {}),
});
const connector = (from: string, to: string) => ({
  id: `${from}-${to}` as ConnectorId,
  order: order(0),
  from: from as StageId,
  to: to as StageId,
});

const map: JourneyMap = {
  ...emptyMap("m" as MapId, { name: "m", type: "current-state", lang: "en" }),
  stages: [stage("a", 0, ["see"]), stage("b", 1), stage("c", 2), stage("d", 3, ["pay"])],
  steps: [
    {
      id: "c1" as StepId,
      order: order(0),
      stage: "c" as StageId,
      name: "c1",
      binding: bindingOfNames(["cart"]),
    },
  ],
  lanes: [{ id: "l" as LaneId, order: order(0), kind: "touchpoints" }],
  cards: [
    {
      id: "t" as CardId,
      order: order(0),
      lane: "l" as LaneId,
      column: "c1" as StepId,
      span: 1,
      text: richTextOf("Cart"),
      channels: [],
      personas: [],
      binding: bindingOfNames(["checkout"]),
    },
  ],
};

describe("stages as the question wants them", () => {
  it("a stage is bound by its own binding, its steps' and its touchpoints' (D3)", () => {
    const bound = boundStagesOf(map);
    expect(bound.map((one) => one.binding.map((alternative) => alternative.name))).toEqual([
      ["see"],
      [],
      ["cart", "checkout"],
      ["pay"],
    ]);
  });

  it("without connectors the next stage to the right that has a binding follows", () => {
    expect(boundStagesOf(map).map((one) => one.next)).toEqual([["c"], ["c"], ["d"], []]);
  });

  it("drawn connectors say what follows instead, each target once", () => {
    const drawn = boundStagesOf({
      ...map,
      connectors: [connector("a", "d"), connector("a", "b"), connector("d", "a")],
    });
    expect(drawn.map((one) => one.next)).toEqual([["d", "b"], ["c"], ["d"], ["a"]]);
  });

  it("each bound touchpoint is asked for by the id of its card", () => {
    expect(touchpointBindingsOf(map)).toEqual([{ key: "t", binding: [{ name: "checkout", where: [] }] }]);
  });
});
