import type { Binding } from "@itinera/core";
import { describe, expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "./analytics.test-kit.ts";

const lab = analyticsFor("hostile");

const texts = [
  "'",
  '"',
  "`",
  "\\",
  "\\'; DROP TABLE events; --",
  "'); SELECT * FROM system.users; --",
  "{p0:String}",
  "{p0:Identifier}",
  "$1 %s ?",
  "line\nbreak\r\n\ttab",
  "nul\u0000nul",
  "NA",
  "NULL",
  "\\N",
  "🧭 été Ёлка żółć",
  "\u202eright to left",
  "lone \ud800 surrogate".toWellFormed(),
  "__proto__",
  "constructor",
  " leading and trailing ",
  "x".repeat(500),
];

describe("names and values from outside are only values", () => {
  it("in rows, questions and answers", async () => {
    const scope = newScope();
    const rows = texts.map((text, time): LooseRow => ({
      person: text,
      case: text,
      name: text,
      channel: text,
      time,
      properties: Object.fromEntries([[text, text]]),
    }));
    await importFile(lab, scope, rows);
    const others = newScope();
    await importFile(lab, others, [{ person: "secret", name: "secret", time: 0 }]);

    const kinds = await lab.analytics.ask(scope, { kind: "kinds", unit: "case", period: {} });
    expect(kinds.cases).toBe(texts.length);
    for (const list of [kinds.kinds, kinds.channels, kinds.properties]) {
      expect(new Set(list.map(({ name }) => name))).toEqual(new Set(texts));
    }
    for (const text of texts) {
      const funnel = await lab.analytics.ask(scope, {
        kind: "funnel",
        unit: "person",
        period: {},
        steps: [text, "secret"],
        attempt: "any",
        ties: "same",
      });
      expect(funnel.steps).toEqual([
        { name: text, count: 1 },
        { name: "secret", count: 0 },
      ]);
    }
    const value = { op: "is" as const, property: "", value: "" };
    const bindings = texts.flatMap((text): Binding[] => [
      [{ name: text, where: [] }],
      [{ channel: text, where: [] }],
      [{ where: [{ ...value, property: text, value: text }] }],
      [{ where: [{ ...value, op: "contains", property: text, value: text }] }],
    ]);
    const { matches } = await lab.analytics.ask(scope, {
      kind: "matches",
      unit: "person",
      period: {},
      weeks: 1,
      bindings: bindings.map((binding, at) => ({ key: `${at}`, binding })),
    });
    expect(matches.map(({ units }) => units)).toEqual(bindings.map(() => 1));
    expect((await lab.analytics.counts(others)).events).toBe(1);
  });

  it("also when they are a megabyte long", async () => {
    const scope = newScope();
    const long = "ё'".repeat(250_000);
    await importFile(lab, scope, [{ person: long, name: long, time: 0, properties: { long } }]);
    const { variants } = await lab.analytics.ask(scope, {
      kind: "variants",
      unit: "person",
      period: {},
      limit: 1,
    });
    expect(variants[0]?.path).toEqual([long]);
    const { matches } = await lab.analytics.ask(scope, {
      kind: "matches",
      unit: "person",
      period: {},
      weeks: 0,
      bindings: [
        {
          key: "long",
          binding: [{ where: [{ property: "long", op: "contains", value: long.slice(0, 1_000) }] }],
        },
      ],
    });
    expect(matches[0]?.units).toBe(1);
  });
});
