import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { applyChanges } from "../edit/apply.ts";
import { planAll } from "../edit/plan-all.ts";
import { columnsOf } from "../map/columns.ts";
import { emptyMap } from "../map/empty-map.ts";
import { mapIdSchema } from "../ids.ts";
import { plainTextOf, richTextOf } from "../map/rich-text.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { editsOfTable, type TableEdits, type TablePaste } from "./edits-of-table.ts";
import { loadLaneNames, plainName, type LaneNames } from "./lane-names.ts";
import { pastedTableOf, tableOfText, type PastedCell, type PastedTable } from "./pasted-table.ts";

let names: LaneNames;
beforeAll(async () => {
  names = await loadLaneNames();
});

const nothing = emptyMap(mapIdSchema.parse("m"), { name: "Map", type: "current-state", lang: "en" });

let count = 0;
function pasted(table: PastedTable, more: Partial<TablePaste> = {}): { map: JourneyMap; told: TableEdits } {
  const map = more.map ?? nothing;
  const told = editsOfTable({
    map,
    table,
    names,
    target: { kind: "stages", at: map.stages.length },
    hasStages: true,
    hasLanes: true,
    newId: () => `n${++count}`,
    stageName: (n) => `Stage ${n}`,
    ...more,
  });
  const planned = planAll(map, told.edits);
  if (planned.kind === "refused") throw new Error(`${planned.reason} at ${planned.at}`);
  return { map: applyChanges(map, planned.changes), told };
}

/** What stands where: `[lane, stage or step, words]`. */
const shown = (map: JourneyMap) => {
  const columns = new Map(columnsOf(map).map((one) => [one.id as string, one.step?.name ?? one.stage.name]));
  const lanes = new Map(map.lanes.map((one) => [one.id as string, one.name ?? one.kind]));
  return map.cards.map((card) => [lanes.get(card.lane), columns.get(card.column), plainTextOf(card.text)]);
};

const cell = (row: number, column: number, text: string, rows = 1, columns = 1): PastedCell => ({
  row,
  column,
  rows,
  columns,
  text: richTextOf(text),
  attachments: [],
});

describe("text from a spreadsheet", () => {
  test("has quotes around cells with line breaks, and doubled quotes in them", () => {
    const table = tableOfText('Stage\tBuy\r\nGoal\t"one\ntwo ""three"""\r\nNo "quote" here\t\r\n');
    expect(table).toMatchObject({ rows: 3, columns: 2 });
    expect(table.cells.map((one) => plainTextOf(one.text))).toEqual([
      "Stage",
      "Buy",
      "Goal",
      'one\ntwo "three"',
      'No "quote" here',
    ]);
  });

  test("comes back whatever stands in the cells", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "ж", '"', "\t", "\n", " "), maxLength: 6 });
    const written = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const text = rows.map((row) => row.map(written).join("\t")).join("\n");
          const read = new Map(
            tableOfText(text).cells.map((one) => [`${one.row} ${one.column}`, plainTextOf(one.text)]),
          );
          rows.forEach((row, at) =>
            row.forEach((one, place) => {
              if (one.trim() !== "") expect(read.get(`${at} ${place}`)).toBe(one);
            }),
          );
        },
      ),
    );
  });
});

test("lanes are known by their names in all languages, whatever stands around them", () => {
  const kindOf = (name: string) => names.get(plainName(name))?.kind;
  expect([kindOf("Touch-points:"), kindOf("ТОЧКИ КОНТАКТА"), kindOf("Punkty styku")]).toEqual(
    Array.from({ length: 3 }, () => "touchpoints"),
  );
  expect([kindOf("Pain points"), kindOf("Барьеры"), kindOf("Bariery")]).toEqual(
    Array.from({ length: 3 }, () => "barriers"),
  );
  expect(kindOf("Conversion")).toBeUndefined();
  expect(kindOf("Something")).toBeUndefined();
});

describe("a table becomes the map it shows", () => {
  const table = tableOfText(
    "\tChoose\tBuy\nGoal\tFind one\tPay\nTouchpoints\tE-mail\t\nBudget\t\t10 €\nEmotions\t-1\t+1,5",
  );

  test("the first row names stages, the first column lanes", () => {
    const { map, told } = pasted(table);
    expect(map.stages.map((one) => one.name)).toEqual(["Choose", "Buy"]);
    expect(map.lanes.map((one) => one.kind)).toEqual(["goal", "touchpoints", "custom", "emotion"]);
    expect(shown(map).toSorted()).toEqual(
      [
        ["goal", "Choose", "Find one"],
        ["goal", "Buy", "Pay"],
        ["touchpoints", "Choose", "E-mail"],
        ["Budget", "Buy", "10 €"],
      ].toSorted(),
    );
    expect(map.cards.flatMap((one) => one.channels)).toEqual(["email"]);
    expect(map.feelings.map((one) => one.value).toSorted()).toEqual([-1, 1.5]);
    expect(told).toMatchObject({ stages: 2, lanes: 4, cards: 4, feelings: 2, left: 0 });
  });

  test("a second time, its lanes are filled on and its stages stand behind the others", () => {
    const { map } = pasted(table);
    const again = pasted(tableOfText("\tKeep\nGoal\tCome back"), { map });
    expect(again.map.stages.map((one) => one.name)).toEqual(["Choose", "Buy", "Keep"]);
    expect(again.map.lanes).toHaveLength(4);
  });

  test("merged cells are stages with steps, cards over columns and rows, and lanes of several rows", () => {
    const { map } = pasted(
      pastedTableOf([
        cell(0, 0, "Stage", 2),
        cell(0, 1, "Buy", 1, 2),
        cell(0, 3, "Use", 2),
        cell(1, 1, "Cart"),
        cell(1, 2, "Pay"),
        cell(2, 0, "Actions", 2),
        cell(2, 1, "Over both", 1, 2),
        cell(3, 1, "Below"),
        cell(4, 0, "Barriers"),
        cell(5, 0, "Solutions"),
        cell(4, 3, "Tall", 2),
      ]),
    );
    expect(map.stages.map((one) => one.name)).toEqual(["Buy", "Use"]);
    expect(map.steps.map((one) => one.name)).toEqual(["Cart", "Pay"]);
    expect(map.lanes.map((one) => one.kind)).toEqual(["actions", "barriers", "solutions"]);
    expect(map.cards.find((one) => plainTextOf(one.text) === "Over both")?.span).toBe(2);
    expect(map.cards.find((one) => plainTextOf(one.text) === "Tall")?.rows).toBe(2);
    expect(shown(map)).toContainEqual(["actions", "Cart", "Below"]);
  });

  test("into cells: from there to the right and down, with what is missing made", () => {
    const { map } = pasted(table);
    const goal = map.lanes[0];
    const buy = map.stages[1];
    if (!goal || !buy) throw new Error("they were pasted");
    const { map: next, told } = pasted(tableOfText("a\tb\nc\td\ne\tf\ng\th"), {
      map,
      target: { kind: "cell", lane: goal.id, column: buy.id },
      hasStages: false,
      hasLanes: false,
    });
    expect(told).toMatchObject({ stages: 1, lanes: 1, cards: 8 });
    expect(next.stages.at(-1)?.name).toBe("Stage 3");
    expect(shown(next)).toContainEqual(["goal", "Buy", "a"]);
    expect(shown(next)).toContainEqual(["goal", "Stage 3", "b"]);
    expect(shown(next)).toContainEqual(["touchpoints", "Buy", "c"]);
    expect(shown(next)).toContainEqual(["custom", "Stage 3", "h"]);
  });

  test("words in a curve that is there are counted as left out", () => {
    const { map } = pasted(table);
    const words = pasted(tableOfText("\tMore\nEmotions\tjoy"), { map });
    expect(words.told.left + words.told.cards).toBe(1);
  });

  test("every table can be pasted, and each of its cells is somewhere", () => {
    const words = fc.constantFrom("", "Goal", "Эмоции", "1", "Conversion", "two\nlines", "x");
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        (rows, hasStages, hasLanes) => {
          const cells = rows.flatMap((row, at) => row.map((one, place) => cell(at, place, one)));
          const read = pastedTableOf(cells);
          const { told } = pasted(read, { hasStages, hasLanes });
          const heads = read.cells.filter(
            (one) => (hasStages && one.row === 0) || (hasLanes && one.column === 0),
          );
          expect(told.cards + told.feelings + told.left).toBe(read.cells.length - heads.length);
        },
      ),
    );
  });
});
