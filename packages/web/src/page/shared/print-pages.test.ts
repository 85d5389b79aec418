import type { Scene } from "@itinera/scene";
import { describe, expect, it } from "vitest";
import { printPages } from "./print-pages.ts";

const paper = { w: 970, h: 668 };

/** A sheet of so many columns and rows. */
function sheet(columns: number, rows: number, rowH = 60): Scene {
  const [laneW, headerH, columnW] = [156, 92, 152];
  return {
    w: laneW + columns * columnW,
    h: headerH + rows * rowH,
    laneW,
    header: { h: headerH },
    columns: Array.from({ length: columns }, (_, at) => ({ x: laneW + at * columnW, w: columnW })),
    rows: Array.from({ length: rows }, (_, at) => ({ y: headerH + at * rowH, h: rowH })),
    headings: [],
  } as unknown as Scene;
}

describe("a sheet on paper", () => {
  it("is one page where it can be read on one, and never larger than life", () => {
    expect(printPages(sheet(8, 9), paper)).toMatchObject({ pages: [{ x0: 156, y0: 92 }] });
    expect(printPages(sheet(2, 2), paper).scale).toBe(1);
  });

  it.each([
    ["a wide one", sheet(30, 6)],
    ["a high one", sheet(4, 40)],
    ["a large one", sheet(30, 40)],
    ["one with very high rows", sheet(30, 3, 900)],
  ])("is cut between columns and rows so that nothing is left out: %s", (_, scene) => {
    const { scale, pages } = printPages(scene, paper);
    expect(pages.length).toBeGreaterThan(1);
    for (const { x0, x1, y0, y1 } of pages) {
      expect((scene.laneW + x1 - x0) * scale).toBeLessThanOrEqual(paper.w + 1e-6);
      expect((scene.header.h + y1 - y0) * scale).toBeLessThanOrEqual(paper.h + 1e-6);
    }
    for (const column of scene.columns)
      for (const row of scene.rows)
        expect(
          pages.filter(
            ({ x0, x1, y0, y1 }) =>
              x0 <= column.x && column.x + column.w <= x1 && y0 <= row.y && row.y + row.h <= y1,
          ),
        ).toHaveLength(1);
  });
});
