import { createTranslator, richTextOf, type JourneyMap } from "@itinera/core";
import { layoutMap, sceneWords, standardFonts } from "@itinera/scene";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { card, column, edited, lane, sampleMap } from "../editor/sample-map.fixture.ts";
import { anchorOf, pointOf } from "./anchor.ts";

const { t } = await createTranslator("en");
const sceneOf = (map: JourneyMap) =>
  layoutMap({ map, overlay: { state: "absent" }, words: sceneWords(t, "en"), fonts: standardFonts });
const scene = sceneOf(sampleMap);

describe("a point that several screens agree on", () => {
  it("comes back as it was, wherever on the sheet and beyond its ends", () => {
    const at = (most: number) => fc.double({ min: 0, max: most * 1.2, noNaN: true });
    fc.assert(
      fc.property(at(scene.w), at(scene.h), (x, y) => {
        const back = pointOf(scene, anchorOf(scene, { x, y }));
        expect(back?.x).toBeCloseTo(x, 6);
        expect(back?.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it("stays in its cell on a screen where the rows above are higher", () => {
    const higher = edited(sampleMap, {
      kind: "card.add",
      id: card("tall"),
      lane: lane("touch"),
      column: column("a"),
      at: 0,
      text: richTextOf("Many words ".repeat(40)),
    });
    const other = sceneOf(higher);
    const row = scene.rows.at(-1);
    const otherRow = other.rows.at(-1);
    const where = scene.columns[1];
    if (!row || !otherRow || !where) throw new Error("the sample has rows and columns");
    expect(otherRow.y).toBeGreaterThan(row.y);
    const anchor = anchorOf(scene, { x: where.x + where.w / 2, y: row.y + row.h / 4 });
    expect(anchor).toMatchObject({ lane: row.lane.id, column: where.id });
    const there = pointOf(other, anchor);
    expect(there?.y).toBeCloseTo(otherRow.y + otherRow.h / 4, 6);
  });

  it("is nowhere when its lane is gone", () => {
    expect(pointOf(scene, { lane: lane("gone"), column: column("a"), x: 0, y: 0 })).toBeUndefined();
  });
});
