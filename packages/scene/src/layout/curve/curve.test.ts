import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JourneyMap } from "@itinera/core";
import type { PathMark } from "../../draw/mark.ts";
import { answered, sampleMap, sampleScene, textsOf } from "../sample-map.fixture.ts";
import { feelingAt, feelingY } from "./curve-scale.ts";

const stages = Array.from({ length: 6 }, (_, at) => ({ name: `${at}` }));
const felt = (column: number, value: number, more: object = {}) =>
  ({ persona: "team", column: `s${column}`, value, ...more }) as never;

const emotionRow = (map: JourneyMap, sentiment?: Parameters<typeof answered>[0]) => {
  const [row] = sampleScene(map, sentiment && { overlay: answered(sentiment) }).rows;
  const curve = row?.groups.find((group) => group.role === "curve");
  const paths = (curve?.marks ?? []).filter((mark): mark is PathMark => mark.kind === "path");
  return { row, curve, paths };
};

/** x of the places that a path goes through. */
const xs = ({ d }: PathMark) =>
  [...d.matchAll(/[ML](-?[\d.]+)|C(?:-?[\d.]+[ ,]){4}(-?[\d.]+)/g)].map((one) => Number(one[1] ?? one[2]));

test("as it is and as it shall be are curves of their own; the map's type says which stands out", () => {
  const feelings = [0, 1].flatMap((column) => [felt(column, 1), felt(column, 2, { state: "to-be" })]);
  const widths = (type: JourneyMap["type"]) =>
    Object.fromEntries(
      emotionRow(sampleMap({ type, stages, lanes: [{ kind: "emotion" }], feelings })).paths.map(
        ({ dash, width }) => [dash?.join(" "), width],
      ),
    );
  expect(widths("current-state")).toEqual({ "5 3": 1.4, "1.5 3": 1 });
  expect(widths("future-state")).toEqual({ "5 3": 1, "1.5 3": 1.8 });
  const { row } = emotionRow(sampleMap({ stages, lanes: [{ kind: "emotion" }], feelings }));
  expect(row?.groups.filter((group) => group.role === "point").map((group) => group.label)).toEqual([
    "The team, to be, 0, +2",
    "The team, 0, +1",
    "The team, to be, 1, +2",
    "The team, 1, +1",
  ]);
});

describe("what was measured", () => {
  const map = sampleMap({ stages, lanes: [{ kind: "emotion" }], feelings: [felt(4, 1)] });

  test("never a line through a stage without answers or with too few", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 3, 4, 5, 80), { minLength: 6, maxLength: 6 }), (counts) => {
        const sentiment = Object.fromEntries(counts.map((n, at) => [`s${at}`, { mean: 0.5, n }]));
        const { paths, row } = emotionRow(map, sentiment);
        const lines = paths.filter((path) => path.stroke === "over" && path.width === 2);
        const crossed = lines.flatMap((path) => xs(path).map((x) => Math.floor(x / 152)));
        for (const at of crossed) expect(counts[at]).toBeGreaterThanOrEqual(5);
        const points = row?.groups.filter((group) => group.role === "measured") ?? [];
        expect(points.map((group) => group.column)).toEqual(counts.flatMap((n, at) => (n > 0 ? [at] : [])));
        for (const group of points) {
          const full = group.marks.some((mark) => mark.kind === "path" && mark.fill === "over");
          expect(full).toBe((counts[group.column ?? -1] ?? 0) >= 5);
        }
      }),
    );
  });

  test("says how far it is from what was felt, from one and a half on", () => {
    const told = (mean: number) => {
      const { curve } = emotionRow(map, { s4: { mean, n: 50 } });
      return curve ? textsOf(curve).filter((text) => text.includes("felt")) : [];
    };
    expect(told(-1.4)).toEqual(["2.4 below felt"]);
    expect(told(-0.4)).toEqual([]);
  });

  test("says why there is no point", () => {
    const { curve } = emotionRow(map, { s1: { mean: 0, n: 3 } });
    expect(curve && textsOf(curve)).toEqual(["No answers yet", "Too few (n 3)"]);
  });
});

test("several personas stand apart by a part of the column, and stay in it", () => {
  const personas = [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => ({
    id: `p${slot}`,
    order: `a${slot}`,
    name: `P${slot}`,
    slot,
  }));
  const feelings = personas.map(({ id }) => felt(0, 1, { persona: id }));
  const map = sampleMap({ lanes: [{ kind: "emotion" }], feelings, more: { personas } as never });
  const middles = emotionRow(map).row?.groups.flatMap((group) =>
    group.role === "point" ? [group.x + 12 - 156] : [],
  );
  expect(new Set(middles).size).toBe(8);
  for (const x of middles ?? []) expect(x > 0 && x < 152).toBe(true);
});

test("an arc's scale goes from 1 to 5; a lane can have words and faces of its own", () => {
  const labels = ["furious", "", "", "", "delighted"];
  const scene = sampleScene(
    sampleMap({ lanes: [{ kind: "emotion", labels, faces: true }, { kind: "arc" }] }),
  );
  const [emotion, arc] = scene.rows;
  expect(arc && textsOf(arc.header).slice(-5)).toEqual(["5", "4", "3", "2", "1"]);
  expect(emotion?.header.marks.filter((mark) => mark.kind === "icon").map(({ icon }) => icon)).toEqual([
    "spline",
    "laugh",
    "smile",
    "meh",
    "annoyed",
    "frown",
  ]);
  const curve = emotion?.groups.find((group) => group.role === "curve");
  expect(curve && textsOf(curve)).toEqual(["furious", "delighted"]);
});

test("a place in a row means the value that is drawn there, in a row of any height", () => {
  fc.assert(
    fc.property(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 100, max: 900 }), (half, h) => {
      expect(feelingAt(feelingY(half / 2, h), h)).toBe(half / 2 || 0);
    }),
  );
});
