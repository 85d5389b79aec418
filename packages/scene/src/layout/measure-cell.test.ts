import { createTranslator, type Overlay, type Stage, type StageId, type StageMeasure } from "@itinera/core";
import { beforeAll, describe, expect, it } from "vitest";
import { sceneWords, type SceneWords } from "../words/scene-words.ts";
import { measureCell } from "./measure-cell.ts";

const id = "s" as StageId;
const stage: Stage = { id, order: "a0", name: "Paying" };
const week = (units: number, at: number) => ({ start: at * 604_800_000, units });
const sentiment = { mean: 1.24, n: 131, low: 1, high: 1.5 };

let words: SceneWords;
beforeAll(async () => {
  words = sceneWords((await createTranslator("pl")).t, "pl");
});

const counted = (more: Partial<Extract<Overlay, { state: "counted" }>>): Overlay => ({
  state: "counted",
  stale: false,
  n: 400,
  slower: false,
  stages: new Map([
    [
      id,
      {
        id,
        name: "Paying",
        reach: 400,
        converted: 100,
        elsewhere: 0,
        ended: 300,
        inProgress: 0,
        conversion: 0.25,
        dropOff: 0.75,
        medianMs: 60_000,
        timeN: 100,
      },
    ],
  ]),
  touchpoints: new Map(),
  ...more,
});
const cell = (measure: StageMeasure, overlay: Overlay) =>
  measureCell({ overlay, words, paper: false }, { stage, index: 0 }, measure, true);

describe("what people answered", () => {
  it("is a number with its sign, its n and its interval", () => {
    expect(cell("sentiment", counted({ sentiment: new Map([[id, sentiment]]) }))).toMatchObject({
      kind: "value",
      main: "+1,2",
      side: "n 131",
      graphic: { kind: "scale", at: 0.81, low: 0.75, high: 0.875 },
    });
  });

  it("is not told from four answers, nor where there are none", () => {
    const few = counted({ sentiment: new Map([[id, { ...sentiment, n: 4 }]]) });
    expect(cell("sentiment", few)).toMatchObject({ kind: "note", side: "n 4" });
    expect(cell("sentiment", counted({}))).toMatchObject({ kind: "note", text: words.curve.noAnswers });
  });
});

describe("a trend", () => {
  it("names the last week and draws all of them to one scale", () => {
    const trend = new Map([[id, [40, 0, 20, 10].map(week)]]);
    expect(cell("trend", counted({ trend }))).toMatchObject({
      kind: "value",
      main: "10",
      graphic: { kind: "line", heights: [1, 0, 0.5, 0.25] },
    });
  });

  it("says nothing where nothing was asked", () => {
    expect(cell("trend", counted({}))).toMatchObject({ kind: "note" });
  });
});
