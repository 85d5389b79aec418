// Whatever comes, in whatever order and however often, the tables answer as if the first of each message had been in one file.
import type { CollectedEvent, EpochMs, IdentityClaim, Question, StageId } from "@itinera/core";
import { naivePersons } from "@itinera/core/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyticsFor, importFile, importId, newScope, type LooseRow } from "../analytics.test-kit.ts";
import { anyLog, names } from "../arbitrary-log.test-kit.ts";
import { createAnalytics } from "../analytics.ts";
import { naiveUnits } from "../naive.test-kit.ts";
import type { Scope } from "../scope.ts";
import { Interrupted, interruptible } from "./interrupted.test-kit.ts";
import type { StreamMessage } from "./stream-events.ts";

const lab = analyticsFor("stream");

interface Sent {
  readonly id: string | undefined;
  readonly source: string;
  readonly kind: CollectedEvent["kind"];
  readonly row: LooseRow;
  readonly claims?: readonly IdentityClaim[];
}

const messageOf = ({ id, source, kind, row, claims = [] }: Sent, at: number): StreamMessage => ({
  number: at + 1,
  source,
  event: {
    kind,
    name: row.name,
    time: row.time as EpochMs,
    properties: row.properties ?? {},
    claims,
    ...(id === undefined ? {} : { messageId: id }),
    ...(row.person === undefined ? {} : { person: row.person }),
    ...(row.case === undefined ? {} : { case: row.case }),
    ...(row.channel === undefined ? {} : { channel: row.channel }),
  },
});

/** The messages of a stream that count: of each id of a source the first. */
function firstOf(sent: readonly Sent[]): readonly Sent[] {
  const seen = new Set<string>();
  return sent.filter(({ id, source }) => {
    const key = JSON.stringify([source, id]);
    if (id !== undefined && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const stepsOf = (sent: readonly Sent[]): LooseRow[] =>
  firstOf(sent).flatMap(({ kind, row }) => (kind === "step" ? [row] : []));

/** The rows as if everybody had used one id from the beginning. */
function asOnePerson(rows: readonly LooseRow[], sent: readonly Sent[]): LooseRow[] {
  const persons = naivePersons(firstOf(sent).flatMap(({ claims = [] }) => claims));
  return rows.map((row) => {
    const own = row.person ?? row.case ?? "";
    const person = persons.get(own) ?? own;
    return person === own ? row : { ...row, person };
  });
}

const binding = (name: string) => [{ name, where: [] }];
const units = ["person", "session", "case"] as const;
const questions: readonly Question[] = units.flatMap((unit): Question[] => {
  const base = { unit, period: {} };
  const [a, b, c] = names;
  const stages = [a, b, c].map((name, at) => ({
    id: `s${at}` as StageId,
    name,
    binding: [{ name, where: [] }],
    next: at < 2 ? [`s${at + 1}` as StageId] : [],
  }));
  return [
    { kind: "edges", ...base },
    { kind: "variants", ...base, limit: 1_000 },
    { kind: "kinds", ...base },
    { kind: "precedence", ...base },
    { kind: "stages", ...base, stages },
    { kind: "funnel", ...base, steps: [a, b, c], attempt: "any", ties: "same" },
    { kind: "funnel", ...base, steps: [a, b], attempt: "first", ties: "strict", windowMs: 300_000 },
    {
      kind: "matches",
      ...base,
      weeks: 2,
      bindings: [
        { key: "name", binding: binding(a) },
        { key: "price", binding: [{ where: [{ property: "price", op: "exists", value: "" }] }] },
      ],
    },
  ];
});

const answersOf = (scope: Scope) =>
  Promise.all(
    questions.map(async (question) => ({ question, answer: await lab.analytics.ask(scope, question) })),
  );

/** Compares a project with one into which the same rows came as one file. */
async function expectSame(scope: Scope, rows: readonly LooseRow[]): Promise<void> {
  const plain = newScope();
  await importFile(lab, plain, rows);
  expect(await answersOf(scope)).toEqual(await answersOf(plain));
  for (const unit of units) {
    const { cases, events } = await lab.analytics.ask(scope, { kind: "edges", unit, period: {} });
    const journeys = naiveUnits(rows, unit);
    expect({ unit, cases, events }).toEqual({ unit, cases: journeys.length, events: journeys.flat().length });
  }
  expect(await lab.analytics.isWhole(scope)).toBe(true);
  await lab.analytics.dropProject(plain);
}

const row = (name: string, time: number, rest: Partial<LooseRow> = {}): LooseRow => ({
  person: "ann",
  name,
  time,
  properties: {},
  ...rest,
});
const step = (id: string | undefined, of: LooseRow, source = "web"): Sent => ({
  id,
  source,
  kind: "step",
  row: of,
});

async function stream(scope: Scope, sent: readonly Sent[], from = 0) {
  return lab.analytics.foldStream(scope, { last: sent.length, messages: [sent.map(messageOf).slice(from)] });
}

describe("a stream", { timeout: 60_000 }, () => {
  it("counts a message once, whenever it comes again; another source's ids are its own", async () => {
    const scope = newScope();
    const sent = [step("1", row("A", 0)), step("1", row("A", 0)), step(undefined, row("A", 0))];
    expect(await stream(scope, sent)).toMatchObject({ position: 3, stored: 2, duplicates: 1 });
    const later = [
      ...sent,
      step("1", row("A", 0)),
      step("1", row("B", 1), "shop"),
      step(undefined, row("A", 0)),
    ];
    expect(await stream(scope, later, 3)).toMatchObject({ position: 6, stored: 4, duplicates: 2 });
    await expectSame(scope, [row("A", 0), row("A", 0), row("B", 1), row("A", 0)]);
  });

  it("puts a late event in its place, also before a tie", async () => {
    const scope = newScope();
    const sent = [step("1", row("B", 60_000)), step("2", row("C", 60_000))];
    await stream(scope, sent);
    const later = [...sent, step("3", row("A", 0)), step("4", row("D", 60_000))];
    await stream(scope, later, 2);
    const { variants } = await lab.analytics.ask(scope, {
      kind: "variants",
      unit: "person",
      period: {},
      limit: 9,
    });
    expect(variants).toEqual([{ path: ["A", "B", "C", "D"], count: 1 }]);
  });

  it("comes behind what files hold of the same moment, whatever its number", async () => {
    const scope = newScope();
    await importFile(lab, scope, [row("C", 7), row("B", 7), row("A", 7)]);
    await stream(scope, [step("1", row("D", 7))]);
    const { variants } = await lab.analytics.ask(scope, {
      kind: "variants",
      unit: "person",
      period: {},
      limit: 9,
    });
    expect(variants).toEqual([{ path: ["C", "B", "A", "D"], count: 1 }]);
  });

  it("looks at nothing of other projects and workspaces, also where its messages are many", async () => {
    const scope = newScope();
    const others = [newScope(), { ...scope, workspace: "other" as Scope["workspace"] }];
    const sent = [step("1", row("A", 0)), step("2", row("B", 1))];
    for (const other of others) await stream(other, sent);
    const many = createAnalytics({ writer: lab.writer, reader: lab.reader, stream: { mostFresh: 1 } });
    for (const analytics of [lab.analytics, many]) {
      const own = {
        ...scope,
        project: `${scope.project}-${analytics === many ? "many" : "few"}` as Scope["project"],
      };
      const messages = [...sent, ...sent].map(messageOf);
      for (const [at, message] of messages.entries())
        await analytics.foldStream(own, { last: at + 1, messages: [[message]] });
      expect(await analytics.streamed(own)).toMatchObject({ stored: 2, duplicates: 2, ids: 2 });
      await expectSame(own, [row("A", 0), row("B", 1)]);
      for (const table of ["events", "seen", "journeys", "stale"]) {
        const rows = await lab.writer.query({
          query: `SELECT count() AS n FROM ${table} WHERE project = {p:String} AND workspace = 'default'`,
          query_params: { p: own.project },
          format: "JSONEachRow",
        });
        const most = { events: 2, seen: 2, journeys: 4, stale: 3 }[table] ?? 0;
        expect((await rows.json<{ n: number }>())[0]?.n, table).toBeLessThanOrEqual(most);
      }
    }
    for (const other of others) await expectSame(other, [row("A", 0), row("B", 1)]);
  });

  it("knows somebody by all their ids, also before they said who they are, and joins what files hold of them", async () => {
    const scope = newScope();
    await importFile(lab, scope, [row("Z", 5, { person: "ann" }), row("Y", 1, { person: "phone" })]);
    const known: Sent = {
      ...step("3", row("C", 30)),
      claims: [{ kind: "identified", anonymous: "phone", known: "ann" }],
    };
    const sent = [
      step("1", row("A", 10, { person: "phone" })),
      step("2", row("B", 20, { person: "laptop" })),
      known,
    ];
    await stream(scope, sent.slice(0, 2));
    await stream(scope, sent, 2);
    const later: Sent[] = [...sent, step("4", row("D", 40, { person: "phone" }))];
    await stream(scope, later, 3);
    const { variants } = await lab.analytics.ask(scope, {
      kind: "variants",
      unit: "person",
      period: {},
      limit: 9,
    });
    expect(variants.map(({ path }) => path.join(" ")).sort()).toEqual(["B", "Y Z A C D"]);
    await importFile(lab, scope, [row("X", 35, { person: "phone" })], 2);
    await expectSame(scope, [
      ...["Y 1", "Z 5"].map((one) => row(one[0] ?? "", Number(one.slice(2)))),
      row("X", 35),
      ...later.map((one) => (one.row.person === "phone" ? { ...one.row, person: "ann" } : one.row)),
    ]);
  });

  it("what is said of somebody is counted, and is no step", async () => {
    const scope = newScope();
    const sent: Sent[] = [
      step("1", row("A", 0)),
      { id: "2", source: "web", kind: "statement", row: row("Identified", 1) },
    ];
    expect(await stream(scope, [...sent, ...sent])).toMatchObject({
      stored: 1,
      statements: 1,
      duplicates: 2,
    });
    await expectSame(scope, [row("A", 0)]);
  });

  it("takes names in without end, as one kind from a number on, and keeps them", async () => {
    const scope = newScope();
    const few = createAnalytics({ writer: lab.writer, reader: lab.reader, stream: { mostKinds: 3 } });
    const sent = ["A", "B", "C", "D", "E", "A", "D"].map((name, at) => step(undefined, row(name, at)));
    const messages = sent.map(messageOf);
    await few.foldStream(scope, { last: 5, messages: [messages.slice(0, 5)] });
    await few.foldStream(scope, { last: 7, messages: [messages.slice(5)] });
    const { kinds } = await few.ask(scope, { kind: "kinds", unit: "person", period: {} });
    expect(kinds.map(({ name, events }) => [name, events])).toEqual([
      ["(other events)", 3],
      ["A", 2],
      ["B", 1],
      ["C", 1],
    ]);
    const { matches } = await few.ask(scope, {
      kind: "matches",
      unit: "person",
      period: {},
      weeks: 0,
      bindings: [{ key: "D", binding: [{ where: [{ property: "name", op: "is", value: "D" }] }] }],
    });
    expect(matches[0]).toMatchObject({ events: 2 });
  });

  it("makes journeys of cases when the first case comes", async () => {
    const scope = newScope();
    const sent = [step("1", row("A", 0)), step("2", row("B", 1)), step("3", row("C", 2, { case: "order" }))];
    await stream(scope, sent.slice(0, 2));
    await stream(scope, sent, 2);
    await expectSame(scope, [row("A", 0), row("B", 1), row("C", 2, { case: "order" })]);
    const more = [...sent, step("4", row("D", 3, { case: "order" })), step("5", row("D", 3))];
    await stream(scope, more, 3);
    await expectSame(
      scope,
      more.map((one) => one.row),
    );
  });

  it("leaves out what is counted already, and takes nothing in where nothing came", async () => {
    const scope = newScope();
    const sent = [step("1", row("A", 0)), step(undefined, row("B", 1))];
    await stream(scope, sent);
    expect(await stream(scope, sent)).toMatchObject({ position: 2, stored: 2, duplicates: 0 });
    expect(await lab.analytics.foldStream(scope, { last: 9, messages: [] })).toMatchObject({
      position: 9,
      stored: 2,
    });
    expect(await lab.analytics.streamed(scope)).toMatchObject({ position: 9, stored: 2 });
  });

  it("holds a person with a quarter of a million events", async () => {
    const scope = newScope();
    const events = 250_000;
    const sent = Array.from({ length: events }, (_, at) =>
      step(undefined, row(names[at % 3] ?? "A", at * 1_000)),
    );
    await stream(scope, sent);
    await stream(scope, [...sent, step("late", row("D", 500))], events);
    const { edges } = await lab.analytics.ask(scope, { kind: "edges", unit: "person", period: {} });
    expect(edges.reduce((sum, { count }) => sum + count, 0)).toBe(events);
    expect(edges.find(({ from, to }) => from === "A" && to === "D")).toMatchObject({ count: 1, meanMs: 500 });
  }, 60_000);
});

const anyId = fc.constantFrom("person 1", "person 2", "person 3", "person 4", "case 1", "phone");
const anyClaim: fc.Arbitrary<IdentityClaim> = fc
  .tuple(anyId, anyId, fc.nat(3))
  .map(([a, b, kind]) =>
    kind === 0 ? { kind: "alias", previous: a, current: b } : { kind: "identified", anonymous: a, known: b },
  );

/** Half of the messages come again, some much later; some stretches are imports in between. */
const anyHistory = fc
  .tuple(
    anyLog(4, 40),
    fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(anyClaim, { maxLength: 2 })), {
      maxLength: 40,
    }),
    fc.array(fc.nat(39), { maxLength: 20 }),
    fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  )
  .chain(([rows, claims, again, hasId]) => {
    const first = rows.map((one, at): Sent => ({
      id: hasId[at] ? `m${at}` : undefined,
      source: at % 3 === 0 ? "shop" : "web",
      kind: at % 11 === 10 ? "statement" : "step",
      row: one,
      claims: claims[at] ?? [],
    }));
    const copies = again.flatMap((at) => first[at] ?? []).filter(({ id }) => id !== undefined);
    return fc.record({
      sent: fc.shuffledSubarray([...first, ...copies], { minLength: first.length + copies.length }),
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
      file: anyLog(4, 10),
      importAt: fc.integer({ min: 0, max: 4 }),
      removeAt: fc.integer({ min: 0, max: 8 }),
      interruptions: fc.array(fc.integer({ min: 1, max: 22 }), { minLength: 7, maxLength: 7 }),
    });
  });

const runs = process.env["ITINERA_FULL"] ? 60 : 4;

it(
  "any history answers as one file of the first of each message would, though every stretch is broken off once",
  async () => {
    const broken = interruptible(lab.writer);
    const { reader } = lab;
    const short = createAnalytics({ writer: broken.client, reader });
    // Nearly every stretch is too long for it.
    const long = createAnalytics({ writer: broken.client, reader, stream: { mostFresh: 3 } });
    let interrupted = 0;
    await fc.assert(
      fc.asyncProperty(anyHistory, async ({ sent, cuts, file, importAt, removeAt, interruptions }) => {
        const scope = newScope();
        const ends = [...cuts.filter((cut) => cut < sent.length).sort((a, b) => a - b), sent.length];
        const messages = sent.map(messageOf);
        let hasFile = false;
        for (const [at, end] of ends.entries()) {
          if (at === importAt) {
            await importFile(lab, scope, file, 1);
            hasFile = true;
          }
          if (at === removeAt && hasFile) {
            await lab.analytics.removeImport(scope, importId(1));
            hasFile = false;
          }
          const own = messages.slice(ends[at - 1] ?? 0, end);
          const stretch = { last: end, messages: [own.slice(0, 7), own.slice(7)] };
          const flaky = sent.length % 2 === 0 ? short : long;
          broken.failAt(interruptions[at] ?? 1);
          await flaky.foldStream(scope, stretch).catch((error: unknown) => {
            if (!(error instanceof Interrupted)) throw error;
            interrupted += 1;
          });
          broken.failAt(Infinity);
          // Somebody may import while a stretch is half done.
          if (at === removeAt && !hasFile) {
            await importFile(lab, scope, file, 1);
            hasFile = true;
          }
          await flaky.foldStream(scope, stretch);
        }
        await expectSame(scope, asOnePerson([...(hasFile ? file : []), ...stepsOf(sent)], sent));
        await lab.analytics.dropProject(scope);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(interrupted).toBeGreaterThan(0);
  },
  runs * 60_000,
);
