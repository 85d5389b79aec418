import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges } from "../edit/apply.ts";
import type { Edit } from "../edit/edit.ts";
import { planAll } from "../edit/plan-all.ts";
import { mapIdSchema, type CardId, type LaneId, type PersonaId, type StageId } from "../ids.ts";
import { emptyMap } from "../map/empty-map.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { plainTextOf, richTextOf, type RichText } from "../map/rich-text.ts";
import { findInMap, replaceAll, replaceOne } from "./find-in-map.ts";
import { expressionOf, rangesIn, type Sought } from "./find-in-text.ts";
import { countIn, replaceInRichText } from "./replace-in-rich-text.ts";

const sought = (words: string, more: Partial<Sought> = {}): Sought => ({
  words,
  isCaseSensitive: false,
  isWholeWord: false,
  ...more,
});
const done = (map: JourneyMap, edits: readonly Edit[]): JourneyMap => {
  const planned = planAll(map, edits);
  if (planned.kind === "refused") throw new Error(planned.reason);
  return applyChanges(map, planned.changes);
};
const found = (text: string, words: string, more?: Partial<Sought>) => {
  const expression = expressionOf(sought(words, more));
  return expression ? rangesIn(text, expression).map(({ start, end }) => text.slice(start, end)) : [];
};

describe("words are found", () => {
  test("with and without case, in every script", () => {
    expect(found("Basket, basket", "basket")).toEqual(["Basket", "basket"]);
    expect(found("Basket, basket", "basket", { isCaseSensitive: true })).toEqual(["basket"]);
    expect(found("КОРЗИНА и корзина", "корзина")).toHaveLength(2);
    expect(found("ŻÓŁW żółw", "żółw")).toHaveLength(2);
  });
  test("whole or as a part; a letter with its accent is one letter, however it is put together", () => {
    expect(found("cart, carts", "cart", { isWholeWord: true })).toEqual(["cart"]);
    expect(found("шаг шаги", "шаг", { isWholeWord: true })).toEqual(["шаг"]);
    expect(found("Cafe\u0301", "café")).toHaveLength(1);
    expect(found("cafe\u0301", "cafe", { isWholeWord: true })).toEqual([]);
  });
  test("signs stand for themselves, spaces for any space", () => {
    expect(found("10 € (a.b)", "(a.b)")).toEqual(["(a.b)"]);
    expect(found("10\u00a0€", "10 €")).toHaveLength(1);
    expect(found("anything", "  ")).toEqual([]);
  });
});

test("a find over bold and plain words takes the marks of its first letter", () => {
  const text: RichText = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "the " },
          { type: "text", text: "old", marks: [{ type: "bold" }] },
          { type: "text", text: " shop, old" },
        ],
      },
    ],
  };
  const expression = expressionOf(sought("old shop"));
  if (!expression) throw new Error("there is something to look for");
  const { content } = replaceInRichText(text, expression, "new place");
  expect(content).toEqual([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "the " },
        { type: "text", text: "new place", marks: [{ type: "bold" }] },
        { type: "text", text: ", old" },
      ],
    },
  ]);
});

test("what is replaced reads as plain text replaced would, and a count is what is found", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", " "), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 5 }),
      fc.constantFrom("a", "ab", "b a"),
      (runs, query) => {
        const text: RichText = {
          type: "doc",
          content: [{ type: "paragraph", content: runs.map((run) => ({ type: "text", text: run })) }],
        };
        const expression = expressionOf(sought(query));
        if (!expression) return;
        const whole = runs.join("");
        expect(countIn(text, expression)).toBe(rangesIn(whole, expression).length);
        expect(plainTextOf(replaceInRichText(text, expression, "XY"))).toBe(whole.replace(expression, "XY"));
      },
    ),
  );
});

describe("on a map", () => {
  const map = done(emptyMap(mapIdSchema.parse("m"), { name: "Map", type: "current-state", lang: "en" }), [
    { kind: "stage.add", id: "a" as StageId, name: "Old stage", at: 0 },
    { kind: "lane.add", id: "l" as LaneId, lane: "goal", name: "old", at: 0 },
    { kind: "persona.add", id: "p" as PersonaId, name: "Old Tom" },
    {
      kind: "card.add",
      id: "c" as CardId,
      lane: "l" as LaneId,
      column: "a" as StageId,
      at: 0,
      text: richTextOf("old and old\nolder"),
    },
  ]);

  test("finds stand in names of people, stages and lanes, and in cards", () => {
    expect(findInMap(map, sought("old")).map(({ where, at }) => [where.kind, at])).toEqual([
      ["persona", 0],
      ["stage", 0],
      ["lane", 0],
      ["card", 0],
      ["card", 1],
      ["card", 2],
    ]);
  });
  test("one is replaced, or all as one step; no name becomes empty", () => {
    const [, , , , second] = findInMap(map, sought("old"));
    const edit = second && replaceOne(map, sought("old"), "new", second);
    if (!edit) throw new Error("there is a second");
    expect(plainTextOf(done(map, [edit]).cards[0]?.text ?? richTextOf(""))).toBe("old and new\nolder");
    const all = done(map, replaceAll(map, sought("old", { isWholeWord: true }), ""));
    expect([all.stages[0]?.name, all.lanes[0]?.name, all.personas[0]?.name]).toEqual(["stage", "old", "Tom"]);
    expect(plainTextOf(all.cards[0]?.text ?? richTextOf(""))).toBe(" and \nolder");
  });
});
