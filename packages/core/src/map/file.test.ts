import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryMap } from "./arbitrary-map.test-kit.ts";
import type { AssetId } from "../ids.ts";
import { journeyFileLimitMb, journeyFileOf, readJourneyFile } from "./file.ts";
import { journeyFileJsonSchema } from "./file-schema.ts";
import { journeyMapSchema, mapVersion } from "./journey-map.ts";
import { migrate, upgrades } from "./migrate.ts";

const fixtureOf = (version: number) =>
  readFileSync(new URL(`./fixtures/version-${version}.journey.json`, import.meta.url), "utf8");

const asset = (sign: string) => sign.repeat(64) as AssetId;

const read = (text: string) => {
  const reading = readJourneyFile(text);
  if (reading.kind === "refused") throw new Error(JSON.stringify(reading));
  return reading.map;
};

/** The fixture with something done to it. */
function changed(
  change: (file: { format: unknown; version: unknown; map: Record<string, unknown[]> }) => unknown,
): string {
  const file = JSON.parse(fixtureOf(mapVersion));
  return JSON.stringify(change(file) ?? file);
}

describe("map file", () => {
  it("gives the same bytes when it is read and written again", () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const text = journeyFileOf(map);
        const again = read(text);
        expect(journeyMapSchema.parse(again)).toEqual(again);
        expect(journeyFileOf(again)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it("gives the same bytes for a map under another id, but for that id", () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const other = journeyFileOf({ ...read(journeyFileOf(map)), id: "another" as typeof map.id });
        expect(other.replace('"id": "another"', `"id": "${map.id}"`)).toBe(journeyFileOf(map));
      }),
    );
  });

  it("carries the stored files that the map refers to, sorted, and none when there are none", () => {
    const map = read(fixtureOf(mapVersion));
    const assets = {
      [asset("b")]: "data:image/png;base64,AAAA",
      [asset("a")]: "data:text/plain;base64,QQ==",
    };
    const text = journeyFileOf(map, assets);
    const reading = readJourneyFile(text);
    expect(reading).toMatchObject({ kind: "map", assets });
    expect(journeyFileOf(map, Object.fromEntries(Object.entries(assets).reverse()))).toBe(text);
    expect(readJourneyFile(journeyFileOf(map))).toMatchObject({ assets: {} });
    expect(journeyFileOf(map)).not.toContain("assets");
  });

  it.each([
    ["an address instead of bytes", { [asset("a")]: "https://example.org/a.png" }],
    ["a script's address", { [asset("a")]: "javascript:alert(1)" }],
    ["a name that is no hash", { "../a": "data:image/png;base64,AAAA" }],
    ["no text", { [asset("a")]: 7 }],
    ["a list", []],
  ])("refuses stored files that are %s", (_, assets) => {
    const file = { ...(JSON.parse(fixtureOf(mapVersion)) as object), assets };
    const reading = readJourneyFile(JSON.stringify(file));
    expect(reading).toMatchObject({ kind: "refused", reason: "not-valid" });
    expect(reading).toHaveProperty("path", expect.stringMatching(/^assets/));
  });

  it("does not depend on how the lists came to their order", () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const cards = Map.groupBy(map.cards, (card) => card.lane + card.column);
        const shuffled = {
          ...map,
          cards: [...cards.values()].reverse().flat(),
          feelings: map.feelings.toReversed(),
        };
        expect(journeyFileOf(shuffled)).toBe(journeyFileOf(map));
      }),
    );
  });

  it("has sorted keys, no orders and no time in it", () => {
    const text = journeyFileOf(read(fixtureOf(mapVersion)));
    expect(Object.keys(JSON.parse(text))).toEqual(["format", "map", "version"]);
    expect(text).not.toMatch(/"order"/);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it.each(Array.from({ length: mapVersion }, (_, at) => at + 1))("of version %i is still read", (version) => {
    expect(read(fixtureOf(version))).toMatchSnapshot();
  });

  it("of this version is written as its fixture", () => {
    expect(journeyFileOf(read(fixtureOf(mapVersion)))).toBe(fixtureOf(mapVersion));
  });

  it("is read with a byte order mark", () => {
    expect(readJourneyFile(`\uFEFF${fixtureOf(1)}`).kind).toBe("map");
  });

  it("is healed where a hand edit left a card without its stage", () => {
    const map = read(
      changed((file) => {
        file.map.stages = (file.map.stages ?? []).slice(1);
      }),
    );
    expect(
      map.cards.every(
        (card) =>
          map.stages.concat().some((stage) => stage.id === card.column) ||
          map.steps.some((step) => step.id === card.column),
      ),
    ).toBe(true);
  });

  it.each([
    ["text that is no JSON", "{", { reason: "not-json" }],
    ["a list", "[]", { reason: "not-json" }],
    ["another format", '{"format":"bpmn"}', { reason: "not-a-map" }],
    ["no version", changed((file) => void delete file.version), { reason: "not-valid", path: "version" }],
    [
      "a version with a fraction",
      changed((file) => void (file.version = 1.5)),
      { reason: "not-valid", path: "version" },
    ],
    [
      "a newer version",
      changed((file) => void (file.version = mapVersion + 1)),
      { reason: "newer-version", version: mapVersion + 1, known: mapVersion },
    ],
    ["no map", changed((file) => ({ ...file, map: undefined })), { reason: "not-valid", path: "map" }],
    [
      "a lane of an unknown kind",
      changed((file) => void Object.assign(file.map.lanes?.[1] ?? {}, { kind: "moon" })),
      { reason: "not-valid", path: "map.lanes.1.kind" },
    ],
    [
      "an unknown field deep inside",
      changed((file) => void Object.assign(file.map.cards?.[0] ?? {}, { smell: "red" })),
      { reason: "unknown-field", path: "map.cards.0.smell" },
    ],
    [
      "an unknown field at the top",
      changed((file) => ({ ...file, exported: 1 })),
      { reason: "unknown-field", path: "exported" },
    ],
    [
      "an id that stands twice",
      changed((file) => void file.map.cards?.push(file.map.cards[0])),
      { reason: "duplicate-id", id: "c1" },
    ],
    [
      "a step with the id of a stage",
      changed((file) => void Object.assign(file.map.steps?.[0] ?? {}, { id: "s1" })),
      { reason: "duplicate-id", path: "map.steps.0", id: "s1" },
    ],
    [
      "too many stages",
      changed(
        (file) =>
          void (file.map.stages = Array.from({ length: 501 }, (_, at) => ({ id: `s${at}`, name: "" }))),
      ),
      { reason: "not-valid", path: "map.stages" },
    ],
    ["more than is ever needed", " ".repeat(journeyFileLimitMb * 1024 * 1024 + 1), { reason: "too-large" }],
  ])("refuses %s", (_, text, refusal) => {
    expect(readJourneyFile(text)).toMatchObject({ kind: "refused", ...refusal });
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.json(), (map) => {
        expect(readJourneyFile(`{"format":"itinera-journey","version":1,"map":${map}}`).kind).toBe("refused");
      }),
    );
  });
});

describe("versions", () => {
  it("have an upgrade each, done in order", () => {
    expect(upgrades).toHaveLength(mapVersion - 1);
    const steps = [(map: unknown) => `${String(map)} two`, (map: unknown) => `${String(map)} three`];
    expect(migrate("one", 1, steps)).toBe("one two three");
    expect(migrate("two", 2, steps)).toBe("two three");
    expect(migrate("three", 3, steps)).toBe("three");
  });
});

it("the published JSON Schema is up to date", async () => {
  await expect(`${JSON.stringify(journeyFileJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../journey.schema.json",
  );
});
