import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edit } from "../edit/edit.ts";
import { applyChanges } from "../edit/apply.ts";
import { planAll } from "../edit/plan-all.ts";
import { exampleMap } from "../example/example-map.ts";
import type { CardId, ConnectorId, LaneId, MapId, StageId } from "../ids.ts";
import type { LaneKind } from "../lane/lane-kind.ts";
import { arbitraryMap } from "../map/arbitrary-map.test-kit.ts";
import type { CardDetails } from "../map/card.ts";
import { emptyMap } from "../map/empty-map.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { richTextOf } from "../map/rich-text.ts";
import { checkNames, type CheckName } from "./checks.ts";
import { lint } from "./lint.ts";

const today = "2026-03-31";
const found = (map: JourneyMap, check: CheckName) =>
  lint(map, today).filter((remark) => remark.check === check);

/** A map of one stage with these cards, a lane for each kind. */
function mapOf(
  cards: Partial<Record<LaneKind, readonly (Partial<CardDetails> & { readonly text: string })[]>>,
  ...edits: readonly Edit[]
): JourneyMap {
  const kinds = Object.keys(cards) as readonly LaneKind[];
  const all: readonly Edit[] = [
    { kind: "stage.add", id: "s" as StageId, name: "Paying", at: 0 },
    ...kinds.map((kind, at): Edit => ({ kind: "lane.add", id: kind as string as LaneId, lane: kind, at })),
    ...kinds.flatMap((kind) =>
      (cards[kind] ?? []).map(({ text, ...fields }, at): Edit => ({
        kind: "card.add",
        id: `${kind}${at}` as CardId,
        lane: kind as string as LaneId,
        column: "s" as StageId,
        at,
        text: richTextOf(text),
        fields,
      })),
    ),
    ...edits,
  ];
  const map = emptyMap("m" as MapId, { name: "Map", type: "current-state", lang: "en" });
  const planned = planAll(map, all);
  if (planned.kind === "refused") throw new Error(planned.reason);
  return applyChanges(map, planned.changes);
}

const card = (id: string) => [{ at: { kind: "card", id } }];

describe("best practice remarks on", () => {
  it("a barrier that nothing helps over", () => {
    const barriers = [{ text: "The form is long" }];
    expect(found(mapOf({ barriers }), "barrier-without-solution")).toMatchObject(card("barriers0"));
    expect(found(mapOf({ barriers, solutions: [{ text: "Ask less" }] }), "barrier-without-solution")).toEqual(
      [],
    );
    expect(found(mapOf({ barriers, solutions: [{ text: " " }] }), "barrier-without-solution")).toHaveLength(
      1,
    );
  });

  it("a low point without an opportunity, as it is felt now", () => {
    const feel = (value: number, state?: "to-be"): Edit => ({
      kind: "feeling.set",
      lane: "emotion" as LaneId,
      persona: "team",
      column: "s" as StageId,
      value,
      ...(state ? { state } : {}),
    });
    const check = "low-without-opportunity";
    expect(found(mapOf({ emotion: [] }, feel(-1)), check)).toMatchObject([
      { at: { kind: "column", id: "s" } },
    ]);
    expect(found(mapOf({ emotion: [] }, feel(-0.5)), check)).toEqual([]);
    expect(found(mapOf({ emotion: [] }, feel(-2, "to-be")), check)).toEqual([]);
    expect(found(mapOf({ emotion: [], opportunities: [{ text: "Call back" }] }, feel(-2)), check)).toEqual(
      [],
    );
  });

  it("a goal where nobody is met, and a touchpoint without a channel", () => {
    const goal = [{ text: "Pay quickly" }];
    expect(found(mapOf({ goal, touchpoints: [] }), "goal-without-touchpoint")).toHaveLength(1);
    expect(found(mapOf({ goal }), "goal-without-touchpoint")).toEqual([]);
    const met = mapOf({ goal, touchpoints: [{ text: "Checkout" }] });
    expect(found(met, "goal-without-touchpoint")).toEqual([]);
    expect(found(met, "touchpoint-without-channel")).toMatchObject(card("touchpoints0"));
  });

  it("words of the company where the customer should speak, in three languages", () => {
    const goal = [
      "We show our prices",
      "Купить у нас",
      "Kupić nasz abonament",
      "Find our way home",
      "Homework",
    ];
    const texts = found(mapOf({ goal: goal.map((text) => ({ text })) }), "companys-point-of-view");
    expect(texts.map(({ at }) => at)).toMatchObject([0, 1, 2, 3].map((at) => ({ id: `goal${at}` })));
    expect(found(mapOf({ quotes: [{ text: "We love our dog" }] }), "companys-point-of-view")).toEqual([]);
  });

  it("a stage that is called like a department", () => {
    const rename = (name: string): Edit => ({ kind: "stage.rename", id: "s" as StageId, name });
    for (const name of ["Sales", "Отдел продаж", "Obsługa klienta"])
      expect(found(mapOf({}, rename(name)), "stage-named-like-department")).toMatchObject([
        { values: { name } },
      ]);
    expect(found(mapOf({}, rename("Sales talk")), "stage-named-like-department")).toEqual([]);
  });

  it("claims: without evidence, with evidence that has run out, assumptions without a plan", () => {
    const map = mapOf({
      goal: [
        { text: "bare", level: "supported" },
        { text: "held", level: "measured", evidence: [{ source: "survey" }] },
        { text: "old", evidence: [{ source: "survey", expires: today }] },
        { text: "fresh", evidence: [{ source: "survey", expires: today }, { source: "events" }] },
        { text: "guess", level: "assumption" },
        { text: "to be asked", level: "assumption", plan: "Ask ten people" },
      ],
    });
    expect(found(map, "claim-without-evidence")).toMatchObject(card("goal0"));
    expect(found(map, "expired-evidence")).toMatchObject(card("goal2"));
    expect(found(map, "assumption-without-plan")).toMatchObject(card("goal4"));
  });

  it("KPIs: none, without an owner, without a target", () => {
    expect(found(mapOf({ goal: [{ text: "Pay" }] }), "map-without-kpi")).toMatchObject([
      { at: { kind: "map" } },
    ]);
    expect(found(mapOf({}), "map-without-kpi")).toEqual([]);
    const map = mapOf({
      kpis: [
        { text: "NPS", owner: "Ola" },
        { text: "Orders", target: "300" },
      ],
    });
    expect(found(map, "map-without-kpi")).toEqual([]);
    expect(found(map, "kpi-without-target")).toMatchObject(card("kpis0"));
    expect(found(map, "kpi-without-owner")).toMatchObject(card("kpis1"));
  });

  it("the view of one function only, a review that is overdue, and more than people take in", () => {
    const frame = (fields: object): Edit => ({ kind: "map.set-frame", fields });
    expect(found(mapOf({}, frame({ participants: ["sales"] })), "one-sided-view")).toHaveLength(1);
    expect(found(mapOf({}, frame({ participants: ["sales", "customers"] })), "one-sided-view")).toEqual([]);
    expect(found(mapOf({}, frame({ review: "2026-03-30" })), "review-overdue")).toHaveLength(1);
    expect(found(mapOf({}, frame({ review: today })), "review-overdue")).toEqual([]);
    const full = (count: number) => mapOf({ text: Array.from({ length: count }, () => ({ text: "x" })) });
    expect(found(full(11), "too-large")).toHaveLength(1);
    expect(found(full(10), "too-large")).toEqual([]);
  });

  it("any map without failing, and always the same", () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const remarks = lint(map, today);
        expect(lint(structuredClone(map), today)).toEqual(remarks);
        for (const { check } of remarks) expect(checkNames).toContain(check);
      }),
    );
  });

  it("the example: little, for it shows how to do it", async () => {
    let next = 0;
    const newId = () => `x${next++}` as ConnectorId;
    const map = await exampleMap("current", "en", { id: "m" as MapId, newId });
    expect(found(map, "stage-named-like-department")).toEqual([]);
    expect(found(map, "touchpoint-without-channel")).toEqual([]);
    expect(found(map, "companys-point-of-view")).toEqual([]);
  });
});
