import type { EventRow } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  analyticsFor,
  importFile,
  importId,
  inBatches,
  newScope,
  type LooseRow,
} from "../analytics.test-kit.ts";
import { anyLog } from "../arbitrary-log.test-kit.ts";
import type { Scope } from "../scope.ts";

const lab = analyticsFor("import");

const row = (name: string, time = 0, more: Partial<LooseRow> = {}): LooseRow => ({
  person: "ann",
  name,
  time,
  ...more,
});

/** What is held, in journey order, as `name/entry/seq`. */
async function held(scope: Scope): Promise<string[]> {
  const result = await lab.reader.query({
    query: `SELECT concat(kinds.name, '/', toString(entry), '/', toString(seq)) AS line
      FROM events INNER JOIN kinds USING (workspace, project, code)
      WHERE project = {project:String} ORDER BY time, entry, seq`,
    query_params: { project: scope.project },
    format: "JSONEachRow",
  });
  return (await result.json<{ line: string }>()).map(({ line }) => line);
}

async function paths(scope: Scope): Promise<string[]> {
  const question = { kind: "variants", unit: "person", period: {}, limit: 100 } as const;
  const { variants } = await lab.analytics.ask(scope, question);
  return variants.map(({ path, count }) => `${path.join(" ")} ×${count}`);
}

describe("importing", () => {
  it("keeps identical rows of one file, and adds only what is new (D6)", async () => {
    const scope = newScope();
    const file = [row("A"), row("A"), row("B", 1)];
    expect(await importFile(lab, scope, file, 1)).toEqual({
      events: 3,
      added: 3,
      already: 0,
      cases: 1,
      kinds: 2,
    });
    expect(await importFile(lab, scope, file, 2)).toMatchObject({ events: 3, added: 0, already: 3 });
    const reordered = [row("B", 1), row("A"), row("A"), row("A"), row("C", 2)];
    expect(await importFile(lab, scope, reordered, 3)).toMatchObject({
      events: 5,
      added: 2,
      already: 3,
      kinds: 3,
    });
    expect(await held(scope)).toEqual(["A/1/0", "A/1/1", "A/3/3", "B/1/2", "C/3/4"]);
    expect(await paths(scope)).toEqual(["A A A B C ×1"]);
  });

  it("tells rows apart by every column, and not by the order of properties", async () => {
    const scope = newScope();
    const rows = [
      row("A"),
      row("A", 1),
      row("A", 0, { person: "bob" }),
      row("A", 0, { case: "c" }),
      row("A", 0, { channel: "web" }),
      row("A", 0, { properties: { x: "1" } }),
      row("A", 0, { properties: { x: "2", y: "3" } }),
    ];
    await importFile(lab, scope, rows, 1);
    const again = [...rows.slice(0, -1), row("A", 0, { properties: { y: "3", x: "2" } })];
    expect(await importFile(lab, scope, again, 2)).toMatchObject({ added: 0, already: 7 });
    expect((await lab.analytics.counts(scope)).events).toBe(7);
  });

  it("counts a person's events without a case as sessions", async () => {
    const minute = 60_000;
    const file = [
      row("A"),
      row("B", 31 * minute),
      row("C", 62 * minute),
      row("D", 70 * minute),
      row("A", 0, { case: "c" }),
    ];
    expect(await importFile(lab, newScope(), file)).toMatchObject({ cases: 4 });
  });

  it("starts afresh when called again with the same id, and after a failure leaves nothing", async () => {
    const scope = newScope();
    await importFile(lab, scope, [row("A"), row("B", 1)], 1);
    await importFile(lab, scope, [row("C")], 1);
    expect(await paths(scope)).toEqual(["C ×1"]);

    async function* broken(): AsyncGenerator<readonly EventRow[]> {
      yield* inBatches([{ person: "eve", name: "D", time: 0, seq: 0, properties: {} } as EventRow]);
      throw new Error("the disk is gone");
    }
    const failing = lab.analytics.importRows(scope, { id: importId(2), entry: 2 }, broken());
    await expect(failing).rejects.toThrow("the disk is gone");
    expect(await lab.analytics.counts(scope)).toEqual({
      events: 1,
      imports: [
        { id: importId(1), entry: 1, events: 1, added: 1 },
        { id: importId(2), entry: 2, events: 0, added: 0 },
      ],
    });
    await lab.analytics.removeImport(scope, importId(2));
    expect((await lab.analytics.counts(scope)).imports).toHaveLength(1);
  });

  it("an empty file is an import of nothing", async () => {
    const scope = newScope();
    expect(await importFile(lab, scope, [])).toEqual({ events: 0, added: 0, already: 0, cases: 0, kinds: 0 });
    expect(await paths(scope)).toEqual([]);
  });

  it("keeps projects and workspaces apart", async () => {
    const scope = newScope();
    const neighbour = { ...scope, workspace: "other" as Scope["workspace"] };
    await importFile(lab, scope, [row("A")], 1);
    await importFile(lab, neighbour, [row("A"), row("B", 1)], 1);
    expect(await paths(scope)).toEqual(["A ×1"]);
    await lab.analytics.dropProject(neighbour);
    expect(await paths(neighbour)).toEqual([]);
    expect(await paths(scope)).toEqual(["A ×1"]);
  });
});

describe("removing an import", () => {
  it("gives shared rows to the later import, in its place", async () => {
    const scope = newScope();
    await importFile(lab, scope, [row("A"), row("B"), row("X", 5)], 1);
    await importFile(lab, scope, [row("B"), row("A"), row("A")], 2);
    expect(await held(scope)).toEqual(["A/1/0", "B/1/1", "A/2/2", "X/1/2"]);
    await lab.analytics.removeImport(scope, importId(1));
    expect(await held(scope)).toEqual(["B/2/0", "A/2/1", "A/2/2"]);
    expect(await paths(scope)).toEqual(["B A A ×1"]);
    const { kinds } = await lab.analytics.ask(scope, { kind: "kinds", unit: "person", period: {} });
    expect(kinds.map(({ name }) => name)).toEqual(["A", "B"]);
    await lab.analytics.removeImport(scope, importId(2));
    expect(await held(scope)).toEqual([]);
    expect(await paths(scope)).toEqual([]);
  });
});

describe("any sequence of imports and removals", () => {
  interface Step {
    readonly remove: boolean;
    readonly entry: number;
    readonly rows: readonly LooseRow[];
  }
  /** Later files share many rows with earlier ones; an entry imported again replaces itself. */
  const anySteps = anyLog(3, 14).chain((pool) =>
    fc.array(
      fc.record({
        remove: fc.boolean(),
        entry: fc.integer({ min: 1, max: 4 }),
        rows: fc.array(fc.constantFrom(...pool), { maxLength: 10 }),
      }),
      { minLength: 4, maxLength: 7 },
    ),
  );

  it("leaves what the remaining files alone would have made", async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const scope = newScope();
        const files = new Map<number, readonly LooseRow[]>();
        for (const { remove, entry, rows } of steps as readonly Step[]) {
          if (remove && files.has(entry)) {
            await lab.analytics.removeImport(scope, importId(entry));
            files.delete(entry);
          } else {
            const before = union(new Map([...files].filter(([other]) => other !== entry))).length;
            files.set(entry, rows);
            const outcome = await importFile(lab, scope, rows, entry);
            expect(outcome.added).toBe(union(files).length - before);
            expect(outcome.already).toBe(rows.length - outcome.added);
          }
          expect(await held(scope)).toEqual(union(files));
        }
        const fresh = newScope();
        for (const [entry, rows] of [...files].sort(([a], [b]) => a - b))
          await importFile(lab, fresh, rows, entry);
        expect(await paths(scope)).toEqual(await paths(fresh));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 90_000);

  /** D6 by hand: the nth occurrence of a row belongs to the first file that has it n times. */
  function union(files: ReadonlyMap<number, readonly LooseRow[]>): string[] {
    const owners = new Map<
      string,
      { readonly row: LooseRow; readonly entry: number; readonly seq: number }
    >();
    for (const [entry, rows] of [...files].sort(([a], [b]) => a - b)) {
      const counts = new Map<string, number>();
      for (const [seq, one] of rows.entries()) {
        const key = keyOf(one);
        const nth = (counts.get(key) ?? 0) + 1;
        counts.set(key, nth);
        if (!owners.has(`${key} ${nth}`)) owners.set(`${key} ${nth}`, { row: one, entry, seq });
      }
    }
    return [...owners.values()]
      .sort((a, b) => a.row.time - b.row.time || a.entry - b.entry || a.seq - b.seq)
      .map(({ row: one, entry, seq }) => `${one.name}/${entry}/${seq}`);
  }

  const keyOf = ({ person, case: of, name, time, channel, properties = {} }: LooseRow): string =>
    JSON.stringify([person, of, name, time, channel, Object.entries(properties).sort()]);
});
