import { createTranslator } from "@itinera/core";
import { layoutMap, sceneWords, standardFonts } from "@itinera/scene";
import { describe, expect, test } from "vitest";
import { card, column, edited, lane, persona, sampleMap, stage, step } from "../editor/sample-map.fixture.ts";
import { shownMap } from "../editor/shown-map.ts";
import { dropCard } from "./drop-card.ts";
import { dropLane, dropStage, dropStep } from "./drop-header.ts";
import { setFeeling, stepFeeling, type FeelingPlace } from "./set-feeling.ts";
import { stretchBy, stretchTo } from "./stretch-card.ts";

const { t } = await createTranslator("en");
const scene = layoutMap({
  map: sampleMap,
  overlay: { state: "absent" },
  words: sceneWords(t, "en"),
  fonts: standardFonts,
});

const columnAt = (id: string) => scene.columns.find((one) => one.id === id);
const cardAt = (id: string) => scene.rows.flatMap((row) => row.groups).find((one) => one.id === id);
/** A point in the middle of a column, `part` of the way down a card. */
const over = (id: string, part: number, at: string) => {
  const [box, where] = [cardAt(id), columnAt(at)];
  if (!box || !where) throw new Error(`${id} is not drawn`);
  return { x: where.x + where.w / 2, y: box.y + box.h * part };
};

describe("a dropped card", () => {
  const drop = (id: string, point: { x: number; y: number }) =>
    dropCard(sampleMap, scene, card(id), point)?.edit;

  test("lies above the card whose upper half was hit", () => {
    expect(drop("t3", over("t1", 0.2, "a"))).toMatchObject({ lane: "touch", column: "a", at: 0 });
    expect(drop("t3", over("t1", 0.8, "a"))).toMatchObject({ at: 1 });
    expect(drop("t3", over("t2", 0.8, "a"))).toMatchObject({ at: 2 });
    expect(drop("t3", over("t1", 0.2, "c"))).toMatchObject({ column: "c", at: 0 });
  });
  test("does not count itself", () => {
    expect(drop("t1", over("t2", 0.8, "a"))).toMatchObject({ at: 1 });
  });
  test("is not taken by a lane of curves or beside the sheet", () => {
    const felt = scene.rows.find((row) => row.lane.id === "felt");
    expect(drop("t1", { x: 200, y: (felt?.y ?? 0) + 60 })).toBeUndefined();
    expect(drop("t1", { x: 20_000, y: 140 })).toBeUndefined();
  });
});

describe("a dropped header", () => {
  const [aStage, bStage, cStage] = scene.header.stages;
  if (!aStage || !bStage || !cStage) throw new Error("three stages expected");

  test("a stage goes to the nearest gap between stages", () => {
    expect(dropStage(scene, stage("a"), { x: cStage.x + cStage.w - 10, y: 10 }).edit.at).toBe(2);
    expect(dropStage(scene, stage("c"), { x: aStage.x + 10, y: 10 }).edit.at).toBe(0);
    expect(dropStage(scene, stage("a"), { x: bStage.x + bStage.w - 10, y: 10 })).toMatchObject({
      edit: { at: 1 },
      line: { x: cStage.x },
    });
  });
  test("a lane goes to the nearest gap between lanes", () => {
    const [, touch] = scene.rows;
    const bottom = (touch?.y ?? 0) + (touch?.h ?? 0);
    expect(dropLane(sampleMap, scene, lane("goal"), { x: 10, y: bottom - 2 })).toMatchObject({
      edit: { at: 1 },
      line: { y: bottom },
    });
  });
  test("a step goes to the nearest gap of the stage it is over, or becomes the first of one without steps", () => {
    const at = (id: string, part: number) => {
      const over = columnAt(id);
      if (!over) throw new Error(`${id} is not drawn`);
      return { x: over.x + over.w * part, y: 10 };
    };
    const drop = (id: string, point: { x: number; y: number }) => dropStep(sampleMap, scene, step(id), point);
    expect(drop("b2", at("b1", 0.2))).toMatchObject({ edit: { stage: "b", at: 0 }, line: { x: bStage.x } });
    expect(drop("b1", at("b2", 0.8))).toMatchObject({ edit: { stage: "b", at: 1 }, line: { x: cStage.x } });
    expect(drop("b1", at("c", 0.8))).toMatchObject({ edit: { stage: "c", at: 0 }, line: { x: cStage.x } });
    expect(drop("b2", { x: 20_000, y: 10 })?.edit.stage).toBe("c");
  });
});

describe("a feeling", () => {
  const place: FeelingPlace = {
    kind: "feeling",
    lane: lane("felt"),
    persona: persona("marta"),
    column: column("a"),
  };
  test("an empty point begins at 0, then goes by half steps and stops at the ends", () => {
    expect(stepFeeling(sampleMap, place, 1).value).toBe(0);
    expect(stepFeeling(edited(sampleMap, setFeeling(place, 1.5)), place, 1).value).toBe(2);
    expect(stepFeeling(edited(sampleMap, setFeeling(place, 2)), place, 1).value).toBe(2);
    expect(stepFeeling(edited(sampleMap, setFeeling(place, 0.5)), place, -1).value).toBe(0);
  });
});

describe("a card stretched over columns", () => {
  test("snaps to the border whose column it reached by half, and ends at the sheet's edge", () => {
    expect(stretchTo(sampleMap, scene, card("t3"), (columnAt("b2")?.x ?? 0) + 90)?.span).toBe(2);
    expect(stretchTo(sampleMap, scene, card("t3"), 5_000)?.span).toBe(3);
    expect(stretchTo(sampleMap, scene, card("t3"), (columnAt("b1")?.x ?? 0) + 12)).toBeUndefined();
  });
  test("by keyboard, one column at a time", () => {
    expect(stretchBy(sampleMap, card("t1"), 1)?.span).toBe(2);
    expect(stretchBy(sampleMap, card("t1"), -1)).toBeUndefined();
  });
});

test("an edit in the hand is shown, one that cannot be done is not", () => {
  const draft = { kind: "stage.rename", id: stage("a"), name: "Attention" } as const;
  expect(shownMap(sampleMap, draft).stages[0]?.name).toBe("Attention");
  expect(shownMap(sampleMap, { ...draft, id: stage("nobody") })).toBe(sampleMap);
});
