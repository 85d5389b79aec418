import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleMap } from "../example/example-map.ts";
import type { CardId, LaneId, MapId, SectionId, StageId } from "../ids.ts";
import { laneKindNames, laneKindOf } from "../lane/lane-kind.ts";
import { langs, type Lang } from "../lang.ts";
import { arbitraryMap } from "../map/arbitrary-map.test-kit.ts";
import { emptyMap } from "../map/empty-map.ts";
import { createTranslator, type Translator } from "../messages/catalogue.ts";
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

/** Throws where there is no such message, which would be said by its key. */
async function strictTranslator(lang: Lang): Promise<Translator["t"]> {
  const { t, i18next } = await createTranslator(lang);
  const strict = (key: string, options: Record<string, unknown> = {}): string => {
    if (!("defaultValue" in options) && !i18next.exists(key, options)) throw new Error(`no message: ${key}`);
    return t(key, options);
  };
  return strict as Translator["t"];
}

async function exampleIn(lang: Lang): Promise<TextFormInput> {
  let next = 0;
  const map = await exampleMap("current", lang, { id: "m" as MapId, newId: () => `i${next++}` });
  const t = await strictTranslator(lang);
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
    expect(text).not.toMatch(/\{\{|undefined/);
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

describe("any map", () => {
  const translators = new Map<Lang, Translator["t"]>();
  beforeAll(async () => {
    for (const lang of langs) translators.set(lang, await strictTranslator(lang));
  });

  function inputOf(map: JourneyMap, lang: Lang, overlay: Overlay): TextFormInput {
    const t = translators.get(lang);
    if (!t) throw new Error(`nobody speaks ${lang}`);
    return { map, overlay, t, lang, numbers: writing(lang), unit: "person" };
  }

  /** Words without what a file puts around them: line breaks of its own, and backslashes before marks. */
  const bare = (text: string) => text.replaceAll("<br>", "").replaceAll(/[\s\\/]/g, "");

  function expectAllSaid(input: TextFormInput): void {
    const { map } = input;
    const [prose, table] = [proseOf(input), tableOf(input)];
    const shown = new Set(map.lanes.filter((lane) => lane.hidden !== true).map((lane) => lane.id));
    for (const file of [proseText(prose), tableText(table), proseMarkdown(prose), tableMarkdown(table)]) {
      const written = bare(file);
      for (const card of map.cards)
        if (shown.has(card.lane)) expect(written).toContain(bare(plainTextOf(card.text)));
      expect(file).not.toMatch(/undefined|\[object|NaN|\{\{\w/);
    }
  }

  it("says every card of its shown lanes, folded ones too, and nothing that is no text", () => {
    const overlays: readonly ((map: JourneyMap) => Overlay)[] = [
      counted,
      () => ({ state: "absent" }),
      () => ({ state: "counting" }),
      () => ({ state: "unavailable" }),
    ];
    fc.assert(
      fc.property(
        arbitraryMap,
        fc.constantFrom(...langs),
        fc.constantFrom(...overlays),
        (map, lang, overlay) => {
          expectAllSaid(inputOf(map, lang, overlay(map)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(langs)("has words for every kind of lane in %s", (lang) => {
    const stage = { id: "s" as StageId, order: "a0", name: "Buy" };
    const lanes = laneKindNames.map((kind, at) => ({ id: `l${at}` as LaneId, order: "a0", kind }));
    const cards = lanes
      .filter(({ kind }) => laneKindOf(kind).shape === "cards")
      .map(({ id, kind }) => ({
        id: `c-${id}` as CardId,
        order: "a0",
        lane: id,
        column: stage.id,
        span: 1,
        text: richTextOf(`Words for ${kind}`),
        channels: [],
        personas: [],
      }));
    const empty = emptyMap("m" as MapId, { name: "Shop", type: "current-state", lang });
    const map: JourneyMap = { ...empty, stages: [stage], lanes, cards };
    const input = inputOf(map, lang, counted(map));
    expectAllSaid(input);
    expect(tableOf(input).rows.map((row) => row.lane)).toEqual(lanes.map((lane) => lane.id));
  });
});
