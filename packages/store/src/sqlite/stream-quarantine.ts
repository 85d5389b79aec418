import type { EpochMs } from "@itinera/core";
import type SQLite from "better-sqlite3";
import type { NewQuarantined, Quarantined, QuarantineCount, QuarantinePage, StreamKey } from "../stream.ts";

export interface QuarantineTable {
  add(key: StreamKey, at: EpochMs, quarantined: readonly NewQuarantined[]): void;
  page(key: StreamKey, page: QuarantinePage): readonly Quarantined[];
  count(key: StreamKey): readonly QuarantineCount[];
  /** Whether it was there. */
  take(key: StreamKey, number: number): boolean;
  clear(key: StreamKey): void;
}

export function quarantineTable(database: SQLite.Database): QuarantineTable {
  const insert = database.prepare(
    `INSERT INTO quarantined (workspace, project, at, source, reason, dialect, message)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare<[Record<string, unknown>], Quarantined>(
    `SELECT number, at, source, reason, dialect, message FROM quarantined
     WHERE workspace = @workspace AND project = @project AND number < @before
     AND source = coalesce(@source, source) AND reason = coalesce(@reason, reason)
     ORDER BY number DESC LIMIT @limit`,
  );
  const counts = database.prepare<[string, string], QuarantineCount>(
    `SELECT source, reason, count(*) AS count FROM quarantined WHERE workspace = ? AND project = ?
     GROUP BY source, reason ORDER BY source, reason`,
  );
  const remove = database.prepare(
    "DELETE FROM quarantined WHERE workspace = ? AND project = ? AND number = ?",
  );
  const removeAll = database.prepare("DELETE FROM quarantined WHERE workspace = ? AND project = ?");

  return {
    add({ workspace, project }, at, quarantined) {
      for (const { source, reason, dialect, message } of quarantined)
        insert.run(workspace, project, at, source, reason, dialect, message);
    },
    page: ({ workspace, project }, { before = Number.MAX_SAFE_INTEGER, limit, source, reason }) =>
      select.all({
        workspace,
        project,
        before,
        limit,
        source: source ?? null,
        reason: reason ?? null,
      }),
    count: ({ workspace, project }) => counts.all(workspace, project),
    take: ({ workspace, project }, number) => remove.run(workspace, project, number).changes > 0,
    clear({ workspace, project }) {
      removeAll.run(workspace, project);
    },
  };
}
