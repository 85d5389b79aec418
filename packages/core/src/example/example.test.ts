import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isChannelId } from "../channel.ts";
import type { MapId } from "../ids.ts";
import { langs } from "../lang.ts";
import { lint } from "../lint/lint.ts";
import { heal } from "../map/heal.ts";
import { journeyMapSchema, type JourneyMap } from "../map/journey-map.ts";
import { plainTextOf } from "../map/rich-text.ts";
import { boundStagesOf } from "../overlay/bound-stages.ts";
import { exampleColumns, exampleLog } from "./example-log.ts";
import { exampleMap, type ExampleMapKind } from "./example-map.ts";
import { lindenKinds } from "./linden-people.ts";

const fixed = { seed: 1, lastDay: "2025-03-31" };
const lines = [...exampleLog(fixed)];
const events = lines.slice(1).map((line) => {
  const [person = "", visit = "", kind = "", time = "", channel = "", device = "", segment = "", value = ""] =
    line.trimEnd().split(",");
  return { person, visit, kind, time: Date.parse(time), channel, device, segment, value };
});

const ids = () => {
  let made = 0;
  return () => `n${++made}`;
};
const mapOf = (kind: ExampleMapKind, lang: (typeof langs)[number]) =>
  exampleMap(kind, lang, { id: "m" as MapId, newId: ids() });
const current = await mapOf("current", "en");

describe("example log", () => {
  it("is the same for the same seed and day, another for others", () => {
    const digest = (log: { seed: number; lastDay: string }) =>
      createHash("sha256")
        .update([...exampleLog(log)].join(""))
        .digest("hex");
    expect(digest(fixed)).toMatchInlineSnapshot(
      `"9006c9c0d1de9dceffc2d85b1ae776fec26fbd5d63749feeee7e2610b14a96cd"`,
    );
    expect(digest({ ...fixed, seed: 2 })).not.toBe(digest(fixed));
    expect(digest({ ...fixed, lastDay: "2025-04-01" })).not.toBe(digest(fixed));
  });

  it("has at most 50,000 events, in order of time, in the year that ends with its last day", () => {
    expect(lines[0]).toBe(`${exampleColumns.join(",")}\n`);
    expect(events.length).toBeGreaterThan(30_000);
    expect(events.length).toBeLessThanOrEqual(50_000);
    expect(events.map((event) => event.time)).toEqual(
      events.map((event) => event.time).sort((a, b) => a - b),
    );
    expect(events[0]?.time).toBeGreaterThanOrEqual(Date.UTC(2024, 3, 1));
    expect(events.at(-1)?.time).toBeGreaterThan(Date.UTC(2025, 2, 31));
    expect(events.at(-1)?.time).toBeLessThan(Date.UTC(2025, 3, 1));
  });

  it("stays within 50,000 events for other seeds", () => {
    for (const seed of [2, 3, 4, 5])
      expect([...exampleLog({ ...fixed, seed })].length).toBeLessThanOrEqual(50_001);
  });

  it("refuses a day that is none", () => {
    expect(() => [...exampleLog({ seed: 1, lastDay: "31.03.2025" })]).toThrow("31.03.2025");
  });

  it("has whole rows: every kind, several channels, devices and segments, a person's visits as cases", () => {
    expect(new Set(events.map((event) => event.kind))).toEqual(new Set(Object.values(lindenKinds).flat()));
    expect(events.every((event) => isChannelId(event.channel))).toBe(true);
    expect(new Set(events.map((event) => event.channel)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(events.map((event) => event.device))).toEqual(new Set(["phone", "computer", "tablet"]));
    expect(new Set(events.map((event) => event.segment)).size).toBe(4);
    expect(events.every((event) => event.visit.startsWith(`${event.person}-`))).toBe(true);
    expect(
      events.every((event) => (event.value !== "") === ["order_paid", "order_repeated"].includes(event.kind)),
    ).toBe(true);
  });

  it("breathes with the season, the week and the day", () => {
    const firstContacts = new Set<string>(lindenKinds.awareness);
    const visits = events
      .filter((event) => firstContacts.has(event.kind))
      .map((event) => new Date(event.time));
    const count = (test: (date: Date) => boolean) => visits.filter(test).length;
    expect(count((date) => date.getUTCMonth() === 11)).toBeGreaterThan(
      1.5 * count((date) => date.getUTCMonth() === 6),
    );
    expect(count((date) => date.getUTCDay() === 0)).toBeGreaterThan(
      1.2 * count((date) => date.getUTCDay() === 2),
    );
    expect(count((date) => date.getUTCHours() === 20)).toBeGreaterThan(
      4 * count((date) => date.getUTCHours() === 4),
    );
  });
});

/** Stage numbers straight from D3. */
function stageNumbers(map: JourneyMap) {
  const stages = boundStagesOf(map);
  const stageOf = (kind: string) =>
    stages.findIndex((stage) => stage.binding.some((one) => one.name === kind));
  const journeys = [...Map.groupBy(events, (event) => event.person).values()].map((list) =>
    list
      .map((event) => ({ stage: stageOf(event.kind), time: event.time }))
      .filter((event) => event.stage >= 0),
  );
  return stages.map((stage, at) => {
    const next = stage.next.map((id) => stages.findIndex((one) => one.id === id));
    const after = journeys.flatMap((journey) => {
      const first = journey.findIndex((event) => event.stage === at);
      return first < 0 ? [] : [journey.slice(first)];
    });
    const waits = after.flatMap(([first, ...later]) => {
      const found = later.find((event) => next.includes(event.stage));
      return first && found ? [found.time - first.time] : [];
    });
    const median = waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0;
    return {
      name: stage.name,
      reach: after.length,
      conversion: waits.length / after.length,
      medianHours: median / 3_600_000,
    };
  });
}

/** What a card has in every language alike. */
const withoutWords = ({ text: _, plan, owner, target, ...card }: JourneyMap["cards"][number]) => ({
  ...card,
  has: [plan, owner, target].map((words) => words !== undefined),
});

describe("example maps", () => {
  it.each(["current", "future"] as const)(
    "the %s one is whole in every language, and the same in all",
    async (kind) => {
      const english = await mapOf(kind, "en");
      for (const lang of langs) {
        const map = await mapOf(kind, lang);
        expect(journeyMapSchema.parse(map)).toEqual(map);
        expect(heal(map)).toEqual(map);
        expect(map.lang).toBe(lang);
        expect(map.cards.map(withoutWords)).toEqual(english.cards.map(withoutWords));
        const words = map.cards.map((card) => plainTextOf(card.text));
        if (lang === "ru") for (const text of words) expect(text).toMatch(/[а-яё]/i);
        else for (const text of words) expect(text).not.toMatch(/[а-яё]/i);
      }
    },
  );

  it("differ in type, and only the drawn future has touchpoints that nothing counts yet", async () => {
    const future = await mapOf("future", "en");
    expect([current.type, future.type]).toEqual(["current-state", "future-state"]);
    const unbound = (map: JourneyMap) =>
      map.cards.filter((card) => card.channels.length > 0 && !card.binding);
    expect(unbound(current)).toEqual([]);
    expect(unbound(future)).toHaveLength(5);
  });

  it.each(["current", "future"] as const)(
    "the %s one binds every kind of the log to its stage, once",
    async (kind) => {
      const bound = boundStagesOf(await mapOf(kind, "pl")).map((stage) =>
        stage.binding.map((one) => one.name),
      );
      expect(bound.map((names) => names.toSorted())).toEqual(
        Object.values(lindenKinds).map((kinds) => [...kinds].sort()),
      );
    },
  );

  it("show a funnel from six thousand people to a few hundred, with choosing as its narrow place", () => {
    const numbers = stageNumbers(current);
    const reach = Object.fromEntries(numbers.map((stage) => [stage.name, stage.reach]));
    expect(reach["Awareness"]).toBeGreaterThan(5_500);
    expect(reach["Purchase"]).toBeLessThan(1_100);
    expect(Math.min(...numbers.map((stage) => stage.reach))).toBeGreaterThan(100);
    const way = numbers.slice(0, 5);
    expect(way.toSorted((a, b) => a.conversion - b.conversion)[0]?.name).toBe("Evaluation");
    // Hours to days between stages; the courier is what takes a week.
    for (const stage of numbers.slice(0, 4)) {
      expect(stage.medianHours).toBeGreaterThan(2);
      expect(stage.medianHours).toBeLessThan(96);
    }
    expect(numbers[4]?.medianHours).toBeGreaterThan(120);
  });

  it("say how they know what they say, and leave little to remark on", async () => {
    const checked = (map: JourneyMap) => lint(map, "2025-04-01").map(({ check }) => check);
    expect(checked(current)).toEqual(["assumption-without-plan", "map-without-kpi"]);
    expect(checked(await mapOf("future", "en"))).toEqual(["kpi-without-target"]);
  });

  it("show two people who feel differently", () => {
    expect(current.personas.map((persona) => persona.name)).toEqual(["Marta", "Leon"]);
    for (const persona of current.personas)
      expect(current.feelings.filter((feeling) => feeling.persona === persona.id)).toHaveLength(8);
  });
});
