import type { EpochMs } from "@itinera/core";
import { afterAll, describe, expect, it } from "vitest";
import { mappingLimits } from "./mapping-limits.ts";
import { createMappings, type MappingInput } from "./mappings.ts";

const mappings = createMappings();
afterAll(() => mappings.close());

const received = Date.UTC(2026, 0, 2) as EpochMs;
const bodies = (...all: readonly MappingInput["body"][]): readonly MappingInput[] =>
  all.map((body) => ({ body }));
const map = (expression: string, ...all: readonly MappingInput["body"][]) =>
  mappings.map(expression, bodies(...all), received);

/** An event whose one property is what the expression gives. */
const shown = (expression: string) =>
  `{ "name": "n", "person": "p", "properties": { "got": ${expression} } }`;
const seen = (name: string) => [expect.objectContaining({ name })];
const failed = ["mapping-failed"];

describe("check", () => {
  it.each([
    ["person.email", { kind: "ok" }],
    ["1 +", { kind: "wrong", message: "Unexpected end of expression", position: 3 }],
    ["", { kind: "wrong", message: "Unexpected end of expression", position: 0 }],
    ['{"a": )', { kind: "wrong", message: expect.stringContaining(")"), position: 7 }],
    ['$eval("1")', { kind: "wrong", message: "$eval is not available here", position: 5 }],
    [
      "$map([1], $base64decode)",
      { kind: "wrong", message: expect.stringContaining("$base64decode"), position: 23 },
    ],
  ])("says of %j what is wrong with it", async (expression, verdict) => {
    expect(await mappings.check(expression)).toEqual(verdict);
  });

  it("refuses what is long, or nested without end", async () => {
    expect(await mappings.check("1".repeat(mappingLimits.expressionLength + 1))).toMatchObject({
      kind: "wrong",
    });
    expect(await mappings.check("(".repeat(20_000))).toMatchObject({ kind: "wrong" });
    expect(await mappings.check("1" + "+1".repeat(10_000))).toMatchObject({ kind: expect.any(String) });
  });
});

describe("map", () => {
  it("gives an outcome for each payload, in their order", async () => {
    const expression = `type = "order" ? { "id": id, "name": "Order placed", "person": who } : type = "known" ? []`;
    expect(
      await map(
        expression,
        { type: "order", id: 1, who: "ann" },
        { type: "known" },
        { type: "other" },
        { type: "order" },
        [],
        null,
      ),
    ).toEqual([
      [
        {
          kind: "step",
          messageId: "1",
          name: "Order placed",
          person: "ann",
          time: received,
          properties: {},
          claims: [],
        },
      ],
      [],
      ["mapping-gave-nothing"],
      ["no-person"],
      ["mapping-gave-nothing"],
      ["mapping-gave-nothing"],
    ]);
  });

  it("reads headers", async () => {
    const input = { body: {}, headers: { "x-topic": "orders/create" } };
    const [[event] = []] = await mappings.map(
      `{ "name": $headers."x-topic", "person": "p" }`,
      [input],
      received,
    );
    expect(event).toMatchObject({ name: "orders/create" });
  });

  it("takes more payloads than are sent at once", async () => {
    const many = Array.from({ length: 3 * mappingLimits.batchPayloads + 1 }, (_, n) => ({ n }));
    const outcomes = await map('{ "name": $string(n), "person": "p" }', ...many);
    expect(outcomes.map(([event]) => (typeof event === "object" ? event.name : event))).toEqual(
      many.map(({ n }) => String(n)),
    );
  });

  it("says that a wrong expression failed, and one that raises an error", async () => {
    expect(await map("1 +", {}, {})).toEqual([failed, failed]);
    expect(await map('$error("no")', {})).toEqual([failed]);
    expect(await map("$eval(body)", { body: "1" })).toEqual([failed]);
  });

  it("fails alone for a payload that is nested without end", async () => {
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as MappingInput["body"];
    expect(await map('{ "name": "n", "person": "p" }', {}, deep, {})).toEqual([seen("n"), failed, seen("n")]);
  });

  it("rejects what was asked of it after it was closed, and what it was doing then", async () => {
    const closing = createMappings();
    const doing = closing.map("($f := function() { $f() }; $f())", bodies({}), received);
    const rejected = expect(doing).rejects.toThrow("closed");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closing.close();
    await rejected;
    await expect(closing.check("1")).rejects.toThrow("closed");
  });
});

/** Regular expressions and endless calls hold the process until it is ended. */
const attacks: Readonly<Record<string, string>> = {
  "a regular expression that tries everything": '$match($pad("", 60, "a") & "!", /^(a+)+$/)',
  "an endless loop": "($f := function() { $f() }; $f())",
  "endless depth": "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
  "a list of a thousand million": "$map([1..1e9], function($n) { $n })",
  "a list that doubles":
    "($d := function($l, $n) { $n = 0 ? $l : $d($append($l, $l), $n - 1) }; $count($d([1, 2], 40)))",
  "lists within lists": "[1..9999].[1..9999].[1..9999]",
  "half a gigabyte of text": '$length($pad("", 500000000))',
  "a text that doubles":
    '($d := function($t, $n) { $n = 0 ? $t : $d($t & $t, $n - 1) }; $uppercase($d("xxxxxxxx", 25)))',
  "a text that is replaced by larger ones": '$replace($pad("", 1000000, "a"), /a/, $pad("", 1000, "b"))',
  "a text that is split into millions": '$count($split($pad("", 100000000, "a,"), ","))',
  "joined numbers": "$join([1..9999].$pad($string($), 100000))",
  "a number of many digits": '$formatNumber(1, $pad("", 10000000, "0"))',
  "an event without end": shown('$pad("", 1000000, "x")'),
};

describe("an attack", () => {
  it.each(Object.entries(attacks))("by %s fails alone, in its time", async (_, attack) => {
    const expression = `bad ? ${attack} : { "name": "n", "person": "p" }`;
    const started = performance.now();
    const outcomes = await map(expression, {}, { bad: true }, {});
    expect(outcomes[1]?.every((event) => typeof event === "string")).toBe(true);
    expect([outcomes[0], outcomes[2]]).toEqual([seen("n"), seen("n")]);
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it("over and over ends a call, not those of others", async () => {
    const spin = `bad ? ${attacks["an endless loop"]} : { "name": "n", "person": "p" }`;
    const bad = Array.from({ length: 50 }, () => ({ bad: true }));
    const [spun, other] = await Promise.all([
      map(spin, ...bad, {}),
      map('{ "name": "other", "person": "p" }', {}, {}),
    ]);
    expect(spun).toEqual([...bad.map(() => failed), failed]);
    expect(other).toEqual([seen("other"), seen("other")]);
  });
});

describe("an expression", () => {
  it.each([
    "$.constructor",
    "$.__proto__",
    "constructor.constructor",
    '"".constructor',
    "$lookup($, 'constructor')",
    "$lookup($, '__proto__')",
    "$sum.constructor",
    "$sum.implementation",
    "$sum.*",
    "$sum.**",
    "$lookup($sum, 'implementation')",
    "$keys($sum)",
    "$spread($sum)",
    "$each($sum, function($v) { $v })",
    "$sift($sum, function($v) { true })",
    "$merge([$sum])",
    "(function($x) { $x }).*",
    "(function($x) { $x }).environment",
    "$match('a', /a/).next",
    "/a/.constructor",
    "$now.constructor",
    "$process",
    "$globalThis",
    "$require",
    "$global",
    "$eval",
  ])("finds nothing of ours by %s", async (expression) => {
    const [[event] = []] = await map(shown(expression), {});
    if (typeof event === "object") {
      for (const text of Object.values(event.properties))
        expect(text).not.toMatch(/function|native|process|constructor/);
    } else expect(event).toBe("mapping-failed");
  });

  it("cannot call what makes code", async () => {
    for (const way of [
      '$.constructor.constructor("return 1")()',
      '$sum.constructor("return process")()',
      '$lookup($sum, "constructor")("return 1")()',
      '("a".constructor)("b")',
    ])
      expect([failed, [expect.objectContaining({ properties: {} })]]).toContainEqual(
        (await map(shown(way), {}))[0],
      );
  });

  const pollutions = [
    '$ ~> |$|{ "__proto__": { "polluted": "yes" } }|',
    '$merge([{ "__proto__": { "polluted": "yes" } }, { "constructor": { "prototype": { "polluted": "yes" } } }])',
    '($clone := function($x) { $x }; $ ~> |$|{ "__proto__": { "polluted": "yes" } }|)',
    '($clone := function($x) { $x }; $ ~> |**|{ "polluted": "yes" }|)',
    '($clone := function($x) { $x }; $sum ~> |$|{ "polluted": "yes" }|)',
    '($clone := function($x) { $x }; $lowercase ~> |*|{ "implementation": "yes" }|)',
    '$ ~> |__proto__|{ "polluted": "yes" }|',
    '$ ~> |constructor.prototype|{ "polluted": "yes" }|',
    '{ "__proto__": { "polluted": "yes" } }',
    '($sum := function() { "yes" }; $lowercase := $sum; 1)',
  ];

  it.each(pollutions)("leaves nothing behind: %s", async (pollution) => {
    const look = shown(
      '[polluted, {}.polluted, [].polluted, "".polluted, $sum.polluted, $lowercase("A"), $sum([1, 2])]',
    );
    const clean = [[expect.objectContaining({ properties: { got: '["a",3]' } })]];
    const both = `bad ? (${pollution}; []) : ${look}`;
    const [, after] = await map(
      both,
      JSON.parse('{ "bad": true, "__proto__": { "a": 1 } }') as MappingInput["body"],
      {},
    );
    expect([after]).toEqual(clean);
    expect(await map(look, {})).toEqual(clean);
    expect("polluted" in {}).toBe(false);
  });

  it("that changes a function of JSONata changes it for itself alone", async () => {
    const look = shown('$lowercase("A")');
    await map(`($ ~> |$lowercase|{ "implementation": "gone" }|; ${look})`, {}, {});
    expect(await map(look, {})).toEqual([[expect.objectContaining({ properties: { got: "a" } })]]);
  });

  it("does not see what another one did with the same names", async () => {
    await map('($secret := "s"; { "name": $secret, "person": "p" })', {});
    expect(await map(shown("$secret"), {})).toEqual([[expect.objectContaining({ properties: {} })]]);
  });
});
