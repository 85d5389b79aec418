import {
  applyChanges,
  createTranslator,
  editSchema,
  emptyMap,
  heal,
  journeyFileOf,
  laneKinds,
  lint,
  planAll,
  readJourneyFile,
  richTextOf,
  type CardId,
  type LaneId,
  type LaneKind,
  type MapId,
  type StageId,
} from "@itinera/core";
import { expect, it, vi } from "vitest";
import { standardFonts } from "../text/fonts.ts";
import { sceneWords } from "../words/scene-words.ts";
import { layoutMap } from "./layout-map.ts";

// What the recipe in CONTRIBUTING.md asks for: a line in core, and the texts of the kind.
vi.mock("../../../core/src/lane/lane-kind.ts", async (original) => {
  const known = await original<{ laneKinds: object }>();
  const weather = { shape: "cards", icon: "cloud", look: "plain", role: "customer" };
  const kinds: Readonly<Record<string, unknown>> = { ...known.laneKinds, weather };
  return {
    ...known,
    laneKinds: kinds,
    laneKindNames: Object.keys(kinds),
    laneKindOf: (kind: LaneKind) => kinds[kind],
  };
});
vi.mock("../../../core/src/messages/en.ts", async (original) => {
  const { en } = await original<{ en: { lanes: object } }>();
  const weather = { name: "Weather", prompt: "What is the sky like?" };
  return { en: { ...en, lanes: { ...en.lanes, weather } } };
});

it("a lane kind of an existing shape is added in core alone: edited, kept, held to practice and drawn", async () => {
  expect(laneKinds).toHaveProperty("weather");
  const stage = "s" as StageId;
  const lane = "l" as LaneId;
  const edits = [
    { kind: "stage.add", id: stage, name: "Walking", at: 0 },
    { kind: "lane.add", id: lane, lane: "weather", at: 0 },
    { kind: "card.add", id: "c" as CardId, lane, column: stage, at: 0, text: richTextOf("Rain") },
  ].map((edit) => editSchema.parse(edit));
  const empty = emptyMap("m" as MapId, { name: "Walk", type: "current-state", lang: "en" });
  const planned = planAll(empty, edits);
  if (planned.kind === "refused") throw new Error(planned.reason);
  const map = applyChanges(empty, planned.changes);

  expect(heal(map)).toEqual(map);
  expect(readJourneyFile(journeyFileOf(map))).toMatchObject({ kind: "map", map: { cards: [{ id: "c" }] } });
  expect(() => lint(map, "2026-01-01")).not.toThrow();
  const words = sceneWords((await createTranslator("en")).t, "en");
  const scene = layoutMap({ map, words, fonts: standardFonts, overlay: { state: "absent" } });
  expect(JSON.stringify(scene.rows[0])).toMatch(/Weather[\s\S]*Rain|Rain[\s\S]*Weather/);
});
