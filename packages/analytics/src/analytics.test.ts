import { createClient } from "@clickhouse/client";
import { afterAll, describe, expect, inject, it } from "vitest";
import { analyticsFor, importFile, newScope } from "./analytics.test-kit.ts";
import { createAnalytics } from "./analytics.ts";

const lab = analyticsFor("analytics");
const question = { kind: "edges", unit: "case", period: {} } as const;
const rows = ["A", "B"].map((name, time) => ({ person: "ann", name, time }));

describe("the tables", () => {
  it("are made once, dropped and made again", async () => {
    const scope = newScope();
    await importFile(lab, scope, rows);
    expect(await lab.analytics.migrate()).toEqual({ kind: "current" });
    expect((await lab.analytics.ask(scope, question)).events).toBe(2);
    await lab.analytics.dropEverything();
    expect(await lab.analytics.migrate()).toEqual({ kind: "current" });
    expect((await lab.analytics.ask(scope, question)).events).toBe(0);
  });

  it("of a newer program are left alone", async () => {
    await lab.writer.command({ query: "INSERT INTO schema_version VALUES (7)" });
    expect(await lab.analytics.migrate()).toEqual({ kind: "newer", found: 7, known: 2 });
    await lab.analytics.dropEverything();
    await lab.analytics.migrate();
  });
});

describe("questions", () => {
  const { url, writer } = inject("engine");
  const writerElsewhere = createClient({ url, ...writer, database: "default", log: { level: 127 } });
  afterAll(() => writerElsewhere.close());

  it("need no more rights than the reader has", async () => {
    const scope = newScope();
    await importFile(lab, scope, rows);
    // With a writer that would find no table, whatever goes through it fails.
    const readOnly = createAnalytics({ writer: writerElsewhere, reader: lab.reader });
    expect((await readOnly.ask(scope, question)).edges).toHaveLength(1);
    await expect(readOnly.dropProject(scope)).rejects.toThrow(/Unknown table|Not enough privileges/);
  });

  it("can be given up", async () => {
    await expect(lab.analytics.ask(newScope(), question, { signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
  });
});
