import type { EpochMs, ProjectId, WorkspaceId } from "@itinera/core";
import type { Kysely } from "kysely";
import type { EntryNumber, EventLog, LogEntry, LoggedEntry } from "../event-log.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Entries fetched at a time while replaying; an entry is about 1 KB. */
const replayPage = 500;

/** Writes an entry within whatever transaction `db` is. */
export async function appendEntry(
  db: Kysely<Tables>,
  row: {
    readonly workspace: WorkspaceId;
    readonly project: ProjectId;
    readonly at: EpochMs;
    readonly entry: LogEntry;
  },
): Promise<LoggedEntry> {
  const { number } = await db
    .insertInto("event_log")
    .values({ ...row, entry: JSON.stringify(row.entry) })
    .returning("number")
    .executeTakeFirstOrThrow();
  return { number, ...row };
}

export function eventLogIn({ db, now }: Database): EventLog {
  return {
    append: (workspace, project, entry) => appendEntry(db, { workspace, project, at: now(), entry }),

    async *replay(scope) {
      let after = 0 as EntryNumber;
      for (;;) {
        let page = db
          .selectFrom("event_log")
          .selectAll()
          .where("number", ">", after)
          .orderBy("number")
          .limit(replayPage);
        if (scope) page = page.where("workspace", "=", scope.workspace);
        if (scope?.project !== undefined) page = page.where("project", "=", scope.project);
        const rows = await page.execute();
        for (const row of rows) {
          // Written by `appendEntry` alone, hence true to its type.
          yield { ...row, entry: JSON.parse(row.entry) as LogEntry };
          after = row.number;
        }
        if (rows.length < replayPage) return;
      }
    },
  };
}
