import { createTranslator, richTextOf, type JourneyMap } from "@itinera/core";
import { layoutMap, sceneWords, standardFonts } from "@itinera/scene";
import { expect, test } from "vitest";
import { card, column, edited, lane, sampleMap, stage } from "../editor/sample-map.fixture.ts";
import { anchorShift } from "./anchor.ts";

const { t } = await createTranslator("en");
const words = sceneWords(t, "en");
const sceneOf = (map: JourneyMap) =>
  layoutMap({ map, overlay: { state: "absent" }, words, fonts: standardFonts });

const before = sceneOf(sampleMap);
const felt = before.rows.find((row) => row.lane.id === "felt");
const seen = { left: 0, top: (felt?.y ?? 0) + 10, right: 900, bottom: (felt?.y ?? 0) + 300 };

test("a card added above what is looked at moves the window along", () => {
  const text = richTextOf("one more");
  const taller = sceneOf(
    edited(sampleMap, {
      kind: "card.add",
      id: card("t9"),
      lane: lane("touch"),
      column: column("a"),
      at: 0,
      text,
    }),
  );
  const now = taller.rows.find((row) => row.lane.id === "felt");
  expect(anchorShift(before, taller, seen, {})).toEqual({ x: 0, y: (now?.y ?? 0) - (felt?.y ?? 0) });
  expect((now?.y ?? 0) - (felt?.y ?? 0)).toBeGreaterThan(10);
});

test("a stage put before the column of the hand moves the window along", () => {
  const wider = sceneOf(edited(sampleMap, { kind: "stage.add", id: stage("new"), name: "New", at: 0 }));
  const shift = (wider.columns.find((one) => one.id === "c")?.x ?? 0) - (before.columns.at(-1)?.x ?? 0);
  expect(anchorShift(before, wider, seen, { column: column("c") }).x).toBe(shift);
});

test("a lane moved within the window moves itself, not the window", () => {
  const all = { left: 0, top: 100, right: 900, bottom: 2_000 };
  const moved = sceneOf(edited(sampleMap, { kind: "lane.move", id: lane("goal"), at: 2 }));
  expect(anchorShift(before, moved, all, {}).y).toBe(0);
});

test("nothing moves for an edit below, or when the anchor is gone", () => {
  const renamed = sceneOf(edited(sampleMap, { kind: "lane.move", id: lane("reach"), at: 3 }));
  expect(anchorShift(before, renamed, seen, {})).toEqual({ x: 0, y: 0 });
  const gone = sceneOf(edited(sampleMap, { kind: "lane.delete", id: lane("felt") }));
  expect(anchorShift(before, gone, seen, {})).toEqual({ x: 0, y: 0 });
});
