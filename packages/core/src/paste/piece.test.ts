import { describe, expect, test } from "vitest";
import { applyChanges } from "../edit/apply.ts";
import { planAll } from "../edit/plan-all.ts";
import { exampleMap } from "../example/example-map.ts";
import { mapIdSchema, type CardId, type ColumnId, type LaneId } from "../ids.ts";
import { columnsOf } from "../map/columns.ts";
import { emptyMap } from "../map/empty-map.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { plainTextOf } from "../map/rich-text.ts";
import { tableOfText } from "./pasted-table.ts";
import { editsOfPiece } from "./edits-of-piece.ts";
import { pieceOf, pieceSchema, type Copied } from "./piece.ts";
import { htmlOfPiece, textOfPiece } from "./piece-table.ts";

let count = 0;
const newId = () => `n${++count}`;
const example = await exampleMap("current", "en", { id: mapIdSchema.parse("example"), newId });
const nothing = emptyMap(mapIdSchema.parse("m"), { name: "Map", type: "current-state", lang: "en" });

function laidDown(
  map: JourneyMap,
  copied: Copied,
  from: JourneyMap,
  lane?: LaneId,
  column?: ColumnId,
): JourneyMap {
  // As it comes from the clipboard.
  const piece = pieceSchema.parse(JSON.parse(JSON.stringify(pieceOf(from, copied))));
  const planned = planAll(map, editsOfPiece({ map, piece, lane, column, newId }).edits);
  if (planned.kind === "refused") throw new Error(planned.reason);
  return applyChanges(map, planned.changes);
}
const wordsIn = (map: JourneyMap) => map.cards.map((one) => plainTextOf(one.text)).toSorted();
const [stage] = example.stages;
const lane = example.lanes.find((one) => one.kind === "thoughts");
if (!stage || !lane) throw new Error("the example has them");

describe("a copied part of a map", () => {
  test("a stage comes to an empty map with its lanes, cards, feelings and people", () => {
    const map = laidDown(nothing, { what: "stage", stage: stage.id }, example);
    const columns = new Set(
      columnsOf(example)
        .filter((one) => one.stage.id === stage.id)
        .map((one) => one.id),
    );
    const own = example.cards.filter((one) => columns.has(one.column));
    expect(map.stages.map((one) => one.name)).toEqual([stage.name]);
    expect(wordsIn(map)).toEqual(own.map((one) => plainTextOf(one.text)).toSorted());
    expect(map.feelings).toHaveLength(example.feelings.filter((one) => columns.has(one.column)).length);
    expect(map.personas.map((one) => one.name)).toEqual(example.personas.map((one) => one.name));
    expect(map.cards.some((one) => one.binding)).toBe(false);
  });

  test("a stage comes to its own map once more, beside itself, into the same lanes", () => {
    const map = laidDown(
      example,
      { what: "stage", stage: stage.id },
      example,
      undefined,
      columnsOf(example)[0]?.id,
    );
    expect(map.stages.map((one) => one.name).slice(0, 2)).toEqual([stage.name, stage.name]);
    expect(map.lanes).toHaveLength(example.lanes.length);
    expect(map.personas).toHaveLength(example.personas.length);
  });

  test("a lane comes with its contents, under stages of the same names", () => {
    const start = laidDown(nothing, { what: "stage", stage: stage.id }, example);
    const map = laidDown(start, { what: "lane", lane: lane.id }, example);
    expect(map.lanes.filter((one) => one.kind === "thoughts").length).toBe(2);
    const added = map.cards.filter((one) => one.lane === map.lanes.at(-1)?.id);
    expect(added).toHaveLength(example.cards.filter((one) => one.lane === lane.id).length);
  });

  test("cards keep their distance, and everything that is on them", () => {
    const two = example.cards.filter((one) => one.lane === lane.id).slice(0, 2);
    const cards = new Set<CardId>(two.map((one) => one.id));
    const last = columnsOf(example).at(-2)?.id;
    const map = laidDown(example, { what: "cards", cards }, example, lane.id, last);
    const made = map.cards.filter(
      (one) => one.lane === lane.id && !example.cards.some((old) => old.id === one.id),
    );
    expect(made.map((one) => [plainTextOf(one.text), one.personas])).toEqual(
      two.map((one) => [plainTextOf(one.text), one.personas]),
    );
  });

  test("goes to a spreadsheet as a table, and comes back as one", () => {
    const piece = pieceOf(example, { what: "stage", stage: stage.id });
    const text = textOfPiece(piece, (one) => one.name ?? one.kind);
    const table = tableOfText(text);
    expect(plainTextOf(table.cells[0]?.text ?? { type: "doc", content: [] })).toBe(stage.name);
    expect(table.rows).toBe(piece.lanes.length + 1);
    const html = htmlOfPiece(piece, (one) => one.name ?? one.kind, '{"a":"<b>"}');
    expect(html).toContain('data-itinera="{&quot;a&quot;:&quot;&lt;b&gt;&quot;}"');
    expect(html.match(/<tr>/g)).toHaveLength(piece.lanes.length + 1);
  });
});
