import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  applyChanges,
  columnsOf,
  createTranslator,
  laneKindOf,
  plan,
  type JourneyMap,
  type Overlay,
} from "@itinera/core";
import { arbitraryEdit, arbitraryMap } from "@itinera/core/test-kit";
import type { Group } from "../draw/mark.ts";
import { standardFonts } from "../text/fonts.ts";
import { sceneWords, type SceneWords } from "../words/scene-words.ts";
import { densities, type Density } from "./density.ts";
import { layoutMap } from "./layout-map.ts";
import type { Scene, SceneRow } from "./scene.ts";

let words: SceneWords;
beforeAll(async () => {
  words = sceneWords((await createTranslator("en")).t, "en");
});

const absent: Overlay = { state: "absent" };
const laidOut = (map: JourneyMap, density: Density = "comfortable", previous?: Scene) =>
  layoutMap({
    map,
    words,
    fonts: standardFonts,
    overlay: absent,
    density,
    ...(previous && { previous }),
  });

const cardsOf = (row: SceneRow) => row.groups.filter((group) => group.role === "card");
const allCards = (scene: Scene) => scene.rows.flatMap(cardsOf);
const overlaps = (a: Group, b: Group) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const arbitraryDensity = fc.constantFrom(...densities);

test("no two cards of the sheet overlap, in any density", () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryDensity, (map, density) => {
      const cards = allCards(laidOut(map, density));
      for (const [at, card] of cards.entries())
        for (const other of cards.slice(at + 1))
          expect(overlaps(card, other), `${card.id}, ${other.id}`).toBe(false);
    }),
  );
});

test("every card of a shown, open lane is drawn exactly once, and none else", () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryDensity, (map, density) => {
      const scene = laidOut(map, density);
      const open = new Set(scene.rows.filter((row) => !row.collapsed).map((row) => row.lane.id));
      const expected = map.cards.filter((card) => open.has(card.lane)).map((card) => card.id);
      expect(
        allCards(scene)
          .map((group) => group.id)
          .sort(),
      ).toEqual([...expected].sort());
      for (const lane of map.lanes) if (lane.hidden) expect(open.has(lane.id)).toBe(false);
    }),
  );
});

/** The cells whose area a card takes some of, found without the layout's own numbers. */
function cellsUnder(scene: Scene, card: Group): readonly string[] {
  const cells: string[] = [];
  for (const row of scene.rows)
    for (const column of scene.columns)
      if (overlaps(card, { ...card, x: column.x, y: row.y, w: column.w, h: row.h }))
        cells.push(`${row.lane.id} ${column.id}`);
  return cells;
}

test("a card covers exactly its cells, and these hold no other card where it came from above", () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const scene = laidOut(map);
      const inMap = columnsOf(map).map((column) => column.id);
      for (const [at, row] of scene.rows.entries())
        for (const group of cardsOf(row)) {
          const card = map.cards.find((one) => one.id === group.id);
          if (!card) throw new Error("a card that the map does not hold");
          const first = inMap.indexOf(card.column);
          const its = new Set(inMap.slice(first, first + card.span));
          const columns = scene.columns.filter((column) => column.ids.some((id) => its.has(id)));
          const rows = scene.rows.slice(at, at + (group.rows ?? 1));
          const expected = rows.flatMap((one) => columns.map((column) => `${one.lane.id} ${column.id}`));
          expect(cellsUnder(scene, group)).toEqual(expected);
          if (group.rows === undefined) continue;
          expect(group.rows).toBeLessThanOrEqual(card.rows ?? 1);
          for (const below of rows.slice(1)) {
            expect(laneKindOf(below.lane.kind).shape).toBe("cards");
            const places = columns.map((column) => column.index);
            expect(below.covered).toEqual(expect.arrayContaining(places));
          }
        }
    }),
  );
});

/** How far a card could go on below, tried cell by cell on the map alone. */
function freeRows(map: JourneyMap, scene: Scene, row: number, card: JourneyMap["cards"][number]): number {
  const inMap = columnsOf(map).map((column) => column.id);
  const placeOf = (id: string) => scene.columns.findIndex((column) => column.ids.includes(id as never));
  const span = (one: typeof card) => {
    const first = inMap.indexOf(one.column);
    const last = Math.min(first + one.span, inMap.length) - 1;
    return [placeOf(one.column), placeOf(inMap[last] ?? "")] as const;
  };
  const [left, right] = span(card);
  const laneAt = (id: string) => map.lanes.findIndex((lane) => lane.id === id);
  let rows = 1;
  while (rows < (card.rows ?? 1)) {
    const [over, below] = [scene.rows[row + rows - 1], scene.rows[row + rows]];
    if (!over || !below || below.collapsed || below.shape !== "cards" || below.line !== over.line + 1) break;
    if (below.pinned !== over.pinned) break;
    const distance = laneAt(below.lane.id) - laneAt(card.lane);
    if (distance < 1 || distance >= (card.rows ?? 1)) break;
    const isTaken = map.cards.some((other) => {
      const [from, to] = span(other);
      return other.lane === below.lane.id && from <= right && to >= left;
    });
    if (isTaken) break;
    rows++;
  }
  return rows;
}

test("a card goes on below as far as cells are free, unless another one went there first", () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const scene = laidOut(map);
      for (const [at, row] of scene.rows.entries())
        for (const group of cardsOf(row)) {
          const card = map.cards.find((one) => one.id === group.id);
          const free = card ? freeRows(map, scene, at, card) : 1;
          const rows = group.rows ?? 1;
          if (rows === free) continue;
          expect(rows).toBeLessThan(free);
          const next = scene.rows[at + rows];
          const places = Array.from({ length: group.span ?? 1 }, (_, one) => (group.column ?? 0) + one);
          expect(places.some((place) => next?.covered.includes(place))).toBe(true);
        }
    }),
  );
});

test("every card stands inside its columns and its rows, with its text inside", () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryDensity, (map, density) => {
      const scene = laidOut(map, density);
      for (const [at, row] of scene.rows.entries()) {
        for (const card of cardsOf(row)) {
          const last = scene.rows[at + (card.rows ?? 1) - 1];
          const first = scene.columns[card.column ?? -1];
          const end = scene.columns[(card.column ?? 0) + (card.span ?? 1) - 1];
          expect(card.x).toBeGreaterThan(first?.x ?? Infinity);
          expect(card.x + card.w).toBeLessThanOrEqual((end?.x ?? 0) + (end?.w ?? 0));
          expect(card.y).toBeGreaterThan(row.y);
          expect(card.y + card.h).toBeLessThan((last?.y ?? 0) + (last?.h ?? 0));
          for (const mark of card.marks) {
            if (mark.kind !== "text") continue;
            const lowest = mark.y + (mark.lines.length - 1) * mark.leading;
            expect(lowest).toBeLessThan(card.h + 0.01);
            for (const line of mark.lines) expect(mark.x + line.width).toBeLessThanOrEqual(card.w + 0.01);
          }
        }
      }
    }),
  );
});

test("rows and headings follow one another; pinned rows stand first; lanes keep their least height", () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryDensity, (map, density) => {
      const scene = laidOut(map, density);
      const lines = [...scene.rows, ...scene.headings].sort((a, b) => a.line - b.line);
      expect(lines.map((line) => line.line)).toEqual(lines.map((_, at) => at));
      expect(scene.lines).toBe(lines.length);
      let y = scene.header.h;
      for (const line of lines) {
        expect(line.y).toBe(y);
        y += line.h;
      }
      expect(scene.h).toBe(y);
      const pinned = scene.rows.filter((row) => row.pinned);
      expect(scene.rows.slice(0, pinned.length)).toEqual(pinned);
      expect(scene.pinnedH).toBe(pinned.reduce((sum, row) => sum + row.h, 0));
      for (const row of scene.rows)
        if (!row.collapsed) expect(row.h).toBeGreaterThanOrEqual(row.lane.height ?? 0);
    }),
  );
});

test("cards of a cell keep their order, those that go on below stand last", () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const place = new Map(allCards(laidOut(map)).map((group) => [group.id, group]));
      const cells = Map.groupBy(map.cards, (card) => `${card.lane} ${card.column}`);
      for (const cards of cells.values()) {
        const groups = cards.flatMap((card) => place.get(card.id) ?? []);
        const wanted = [
          ...groups.filter((group) => group.rows === undefined),
          ...groups.filter((group) => group.rows !== undefined),
        ];
        // Signs stand beside one another.
        const sorted = wanted.toSorted((a, b) => a.y - b.y || a.x - b.x);
        expect(wanted).toEqual(sorted);
      }
    }),
  );
});

test("the same map gives the same scene, and again the same objects", () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryDensity, (map, density) => {
      const scene = laidOut(map, density);
      const copy = structuredClone(map);
      expect(laidOut(copy, density)).toEqual(scene);
      const again = laidOut(copy, density, scene);
      expect(again).toEqual(scene);
      expect(again.rows).toBe(scene.rows);
      expect(again.header).toBe(scene.header);
      expect(again.ground).toBe(scene.ground);
      expect(again.headings).toBe(scene.headings);
      expect(again.connectors).toBe(scene.connectors);
    }),
  );
});

test("laying out on from an older scene gives what a fresh layout gives", () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, arbitraryDensity, arbitraryDensity, (older, newer, was, is) => {
      expect(laidOut(newer, is, laidOut(older, was))).toEqual(laidOut(newer, is));
    }),
  );
});

test("edit by edit, what is taken over from the scene before is what a fresh layout gives", () => {
  const arbitraryView = fc.record({
    only: fc.option(fc.nat({ max: 2 })),
    editing: fc.option(fc.nat({ max: 5 })),
    today: fc.constantFrom("2026-01-01", "2031-01-01"),
  });
  // What leaves most rows alone; what does not makes them all anew.
  const arbitraryContent = arbitraryEdit.filter(({ kind }) => /^(card|feeling|connector)\./.test(kind));
  const arbitraryStep = fc.record({
    edits: fc.oneof(
      { weight: 6, arbitrary: fc.array(arbitraryContent, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.tuple(arbitraryEdit) },
    ),
    view: fc.option(arbitraryView, { freq: 1, nil: undefined }),
  });
  const fullMap = arbitraryMap.filter(({ cards, lanes }) => cards.length > 2 && lanes.length > 1);
  fc.assert(
    fc.property(
      fullMap,
      fc.array(arbitraryStep, { minLength: 2, maxLength: 8 }),
      arbitraryDensity,
      (first, steps, density) => {
        let map = first;
        let scene = laidOut(map, density);
        let seen: { only: number | null; editing: number | null; today: string } | undefined;
        for (const { edits, view } of steps) {
          for (const edit of edits) {
            const planned = plan(map, edit);
            // What an edit leaves alone stays the same object, as in the editor.
            if (planned.kind === "changes") map = applyChanges(map, planned.changes);
          }
          seen = view ?? seen;
          const only = map.personas[seen?.only ?? -1]?.id;
          const editing = map.cards[seen?.editing ?? -1]?.id;
          const input = {
            map,
            words,
            fonts: standardFonts,
            overlay: absent,
            density,
            ...(seen && { today: seen.today }),
            ...(only && { only }),
            ...(editing && { editing }),
          };
          scene = layoutMap({ ...input, previous: scene });
          expect(scene).toEqual(layoutMap(input));
        }
      },
    ),
    { numRuns: 200 },
  );
});
