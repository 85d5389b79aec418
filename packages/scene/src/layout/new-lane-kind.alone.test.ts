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
  proseOf,
  proseText,
  readJourneyFile,
  richTextOf,
  tableOf,
  tableText,
  type CardId,
  type LaneId,
  type LaneKind,
  type MapId,
  type StageId,
  type TextFormInput,
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

it("a lane kind of an existing shape is added in core alone: offered, edited, kept, held to practice, drawn and said", async () => {
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
  const { t } = await createTranslator("en");
  const words = sceneWords(t, "en");
  const scene = layoutMap({ map, words, fonts: standardFonts, overlay: { state: "absent" } });
  expect(JSON.stringify(scene.rows[0])).toMatch(/Weather[\s\S]*Rain|Rain[\s\S]*Weather/);
  const input: TextFormInput = {
    map,
    overlay: { state: "absent" },
    t,
    lang: "en",
    numbers: { number: String, percent: String, duration: String, feeling: String },
    unit: "person",
  };
  expect(proseText(proseOf(input))).toContain("Weather: Rain.");
  expect(tableText(tableOf(input))).toContain("Weather\tRain");

  // The page's own list, over the core of this test; a plain import would not keep to the front door.
  const { kindsByRole } = await vi.importActual<{
    kindsByRole: () => readonly (readonly [string, readonly string[]])[];
  }>("../../../web/src/map/structure/lane-edits.ts");
  expect(new Map(kindsByRole()).get("customer")).toContain("weather");
});
