import { describe, expect, it } from "vitest";
import { exampleMap } from "../example/example-map.ts";
import type { MapId, SectionId, StageId } from "../ids.ts";
import { langs, type Lang } from "../lang.ts";
import { createTranslator } from "../messages/catalogue.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { plainTextOf, richTextOf } from "../map/rich-text.ts";
import type { Overlay } from "../overlay/overlay.ts";
import { proseMarkdown, proseText } from "./prose-file.ts";
import { proseOf } from "./prose.ts";
import { tableMarkdown, tableText } from "./table-file.ts";
import { tableOf } from "./table.ts";
import type { NumberWriting, TextFormInput } from "./text-form.ts";

const writing = (lang: Lang): NumberWriting => ({
  number: (value) => value.toLocaleString(lang),
  percent: (share) => share.toLocaleString(lang, { style: "percent", maximumFractionDigits: 1 }),
  duration: (ms) => `${ms / 3_600_000} h`,
  feeling: (value) => (value > 0 ? `+${value}` : String(value)),
});

async function exampleIn(lang: Lang): Promise<TextFormInput> {
  let next = 0;
  const map = await exampleMap("current", lang, { id: "m" as MapId, newId: () => `i${next++}` });
  const { t } = await createTranslator(lang);
  return { map, overlay: counted(map), t, lang, numbers: writing(lang), unit: "person" };
}

/** The first stage well visited, the second hardly, the others not bound. */
function counted(map: JourneyMap): Overlay {
  const stages = map.stages.map((stage, at) => [
    stage.id,
    {
      id: stage.id,
      name: stage.name,
      reach: at === 0 ? 12_402 : at === 1 ? 9 : null,
      converted: 8_136,
      elsewhere: 0,
      ended: 4_266,
      inProgress: 0,
      conversion: at < 2 ? 0.656 : null,
      dropOff: at < 2 ? 0.344 : null,
      medianMs: 7_200_000,
      timeN: 8_136,
    },
  ]);
  return {
    state: "counted",
    stale: false,
    n: 12_402,
    slower: false,
    stages: new Map(stages as [StageId, never][]),
    touchpoints: new Map(),
  };
}

describe("prose", () => {
  it.each(langs)("tells the whole example in %s", async (lang) => {
    const input = await exampleIn(lang);
    const text = proseText(proseOf(input));
    for (const card of input.map.cards) expect(text).toContain(plainTextOf(card.text));
    for (const { name } of [...input.map.stages, ...input.map.personas]) expect(text).toContain(name);
    expect(text).not.toMatch(/\{\{|\b(forms|lanes|scene|emotions|units):|undefined/);
    expect(text.replace(/\p{Zs}/gu, " ")).toMatchSnapshot();
  });

  it("says numbers with their n, too few as too few, and what is not bound", async () => {
    const input = await exampleIn("en");
    const figures = proseOf(input).sections.map(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "said" ? [block.text] : [])),
    );
    expect(figures[0]).toEqual([
      "This stage is reached by 12,402 people. 65.6% of them go on to the next stage (n 12,402). " +
        "Half of those who go on take no longer than 2 h (n 8,136). The journey ends here for 34.4%: 4,266 people.",
    ]);
    expect(figures[1]).toEqual([
      "This stage is reached by 9 people. That is too few for shares and times (n 9).",
    ]);
    expect(figures[2]).toEqual(["This stage is not bound to events, so there are no numbers for it."]);
  });

  it("leaves hidden lanes out and calls a lane by its own name", async () => {
    const input = await exampleIn("en");
    const [first, ...lanes] = input.map.lanes;
    if (!first) throw new Error("the example has no lanes");
    const renamed = { ...input, map: { ...input.map, lanes: [{ ...first, name: "Our aim" }, ...lanes] } };
    expect(proseText(proseOf(renamed))).toContain("Our aim:");
    const hidden = { ...input, map: { ...input.map, lanes: [{ ...first, hidden: true }, ...lanes] } };
    const said = input.map.cards.find((card) => card.lane === first.id);
    expect(proseText(proseOf(hidden))).not.toContain(plainTextOf(said?.text ?? richTextOf("?")));
  });

  it("Markdown shows what people wrote, and obeys none of it", async () => {
    const input = await exampleIn("en");
    const [card, ...cards] = input.map.cards;
    if (!card) throw new Error("the example has no cards");
    const text = richTextOf("# <b>_not_ a [heading](x)*");
    const written = proseMarkdown(
      proseOf({ ...input, map: { ...input.map, cards: [{ ...card, text }, ...cards] } }),
    );
    expect(written).toContain("\\<b\\>\\_not\\_ a \\[heading\\](x)\\*");
  });
});

describe("table", () => {
  it("has a row a lane and a cell a column, with all that the cards say", async () => {
    const input = await exampleIn("en");
    const table = tableOf(input);
    expect(table.rows).toHaveLength(input.map.lanes.length);
    for (const row of table.rows) expect(row.cells).toHaveLength(input.map.stages.length);
    const all = table.rows.flatMap((row) => row.cells.flat()).map((item) => item.text);
    for (const card of input.map.cards)
      expect(all.some((text) => text.includes(plainTextOf(card.text)))).toBe(true);
  });

  it("a card over several columns says how far it goes; a section is said where it begins", async () => {
    const input = await exampleIn("en");
    const [card, ...cards] = input.map.cards;
    const lane = input.map.lanes[0];
    if (!card || !lane) throw new Error("the example has no cards");
    const section = { id: "g" as SectionId, order: "a0", name: "The customer" };
    const map: JourneyMap = {
      ...input.map,
      sections: [section],
      lanes: [{ ...lane, section: section.id }, ...input.map.lanes.slice(1)],
      cards: [{ ...card, lane: lane.id, span: 3 }, ...cards],
    };
    const table = tableOf({ ...input, map });
    expect(table.rows[0]?.section).toBe("The customer");
    expect(table.rows[1]?.section).toBe("");
    const last = map.stages[2]?.name ?? "";
    const item = table.rows[0]?.cells
      .flat()
      .find(({ place }) => place?.kind === "card" && place.id === card.id);
    expect(item?.asides).toContain(`as far as ${last}`);
  });

  it("as a file every line has as many cells as the head", async () => {
    const table = tableOf(await exampleIn("ru"));
    const lines = tableText(table).trimEnd().split("\n");
    expect(new Set(lines.map((line) => line.split("\t").length))).toEqual(new Set([table.stages.length + 1]));
    const marked = tableMarkdown(table).trimEnd().split("\n").slice(2);
    expect(new Set(marked.map((line) => line.split(/(?<!\\)\|/).length))).toEqual(
      new Set([table.stages.length + 3]),
    );
  });
});
