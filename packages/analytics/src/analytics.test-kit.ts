import { createClient, ClickHouseLogLevel, type ClickHouseClient } from "@clickhouse/client";
import type { EpochMs, EventRow, ImportId, ProjectId, WorkspaceId } from "@itinera/core";
import { afterAll, beforeAll, inject } from "vitest";
import { createAnalytics, type Analytics } from "./analytics.ts";
import type { ImportOutcome } from "./import/import-rows.ts";
import type { Scope } from "./scope.ts";

interface Account {
  readonly username: string;
  readonly password: string;
}

declare module "vitest" {
  interface ProvidedContext {
    engine: { readonly url: string; readonly writer: Account; readonly reader: Account };
  }
}

export interface Lab {
  readonly analytics: Analytics;
  readonly writer: ClickHouseClient;
  readonly reader: ClickHouseClient;
}

/** Analytics over a database of its own, `test_…`, dropped after the file's last test. */
export function analyticsFor(name: string): Lab {
  const { url, writer: writing, reader: reading } = inject("engine");
  const database = `test_${name}`;
  const connect = (account: Account, into?: string): ClickHouseClient =>
    createClient({
      url,
      ...account,
      ...(into === undefined ? {} : { database: into }),
      log: { level: ClickHouseLogLevel.OFF },
    });
  const admin = connect(writing);
  const writer = connect(writing, database);
  const reader = connect(reading, database);
  const analytics = createAnalytics({ writer, reader });

  beforeAll(async () => {
    await admin.command({ query: `DROP DATABASE IF EXISTS ${database} SYNC` });
    await admin.command({ query: `CREATE DATABASE ${database}` });
    await analytics.migrate();
  });
  afterAll(async () => {
    await admin.command({ query: `DROP DATABASE IF EXISTS ${database} SYNC` });
    await Promise.all([admin.close(), writer.close(), reader.close()]);
  });
  return { analytics, writer, reader };
}

let projects = 0;

/** A project that no other test uses. */
export function newScope(): Scope {
  projects += 1;
  return { workspace: "default" as WorkspaceId, project: `project-${projects}` as ProjectId };
}

export const importId = (entry: number): ImportId => `import-${entry}` as ImportId;

/** Imports rows as one file; `seq` is the row's place unless it has one. */
export function importFile(
  { analytics }: Pick<Lab, "analytics">,
  scope: Scope,
  rows: readonly LooseRow[],
  entry = 1,
): Promise<ImportOutcome> {
  const events = rows.map((row, seq): EventRow => ({
    properties: {},
    seq,
    ...row,
    time: row.time as EpochMs,
  }));
  return analytics.importRows(scope, { id: importId(entry), entry }, inBatches(events));
}

export type LooseRow = Partial<Pick<EventRow, "properties" | "seq">> &
  Omit<EventRow, "time" | "properties" | "seq"> & { readonly time: number };

export async function* inBatches<Row>(rows: readonly Row[], size = 10_000): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
