import type { EpochMs, WorkspaceId } from "@itinera/core";
import type { Kysely, Selectable } from "kysely";
import type { ClaimedJob, Job, JobId, Jobs, Json } from "../jobs.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** How long a claim holds without a sign of life. */
const leaseMs = 30_000;

const jobOf = (row: Selectable<Tables["job"]>): Job => ({
  id: row.id,
  workspace: row.workspace,
  kind: row.kind,
  payload: JSON.parse(row.payload) as Json,
  state: row.state,
  progress: JSON.parse(row.progress) as Json,
  result: JSON.parse(row.result) as Json,
  attempts: row.attempts,
  created: row.created,
  updated: row.updated,
});

/** Enqueues within whatever transaction `db` is. */
export async function addJob(
  db: Kysely<Tables>,
  job: {
    readonly id: JobId;
    readonly workspace: WorkspaceId;
    readonly kind: string;
    readonly payload: Json;
    readonly at: EpochMs;
  },
): Promise<JobId> {
  const { id, workspace, kind, payload, at } = job;
  await db
    .insertInto("job")
    .values({
      id,
      workspace,
      kind,
      payload: JSON.stringify(payload),
      state: "waiting",
      progress: "null",
      result: "null",
      attempts: 0,
      held_until: 0 as EpochMs,
      created: at,
      updated: at,
    })
    .execute();
  return id;
}

/** For whoever knows that nobody else is at work: those that held these are dead. */
export async function releaseJobs(db: Kysely<Tables>): Promise<void> {
  await db.updateTable("job").set({ state: "waiting" }).where("state", "=", "running").execute();
}

export function jobsIn({ db, newId, now, skipLocked, takeTurn }: Database): Jobs {
  const lease = () => (now() + leaseMs) as EpochMs;

  /** `attempts` is the fence: it grows with every claim, so an old holder changes nothing. */
  function claimed(row: Selectable<Tables["job"]>): ClaimedJob {
    const change = async (
      values: Partial<Pick<Tables["job"], "state" | "progress" | "result" | "held_until">>,
    ) => {
      const { numUpdatedRows } = await db
        .updateTable("job")
        .set({ ...values, updated: now() })
        .where("workspace", "=", row.workspace)
        .where("id", "=", row.id)
        .where("state", "=", "running")
        .where("attempts", "=", row.attempts)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    };
    return {
      ...jobOf(row),
      beat: (progress) => change({ progress: JSON.stringify(progress), held_until: lease() }),
      finish: (result) => change({ state: "done", result: JSON.stringify(result) }),
      fail: (result) => change({ state: "failed", result: JSON.stringify(result) }),
    };
  }

  return {
    takeTurn,

    add: (workspace, kind, payload) =>
      addJob(db, { id: newId() as JobId, workspace, kind, payload, at: now() }),

    async claim(kinds) {
      const row = await db
        .updateTable("job")
        .set((job) => ({
          state: "running",
          held_until: lease(),
          attempts: job("attempts", "+", 1),
          updated: now(),
        }))
        .where("number", "=", (job) =>
          skipLocked(
            job
              .selectFrom("job")
              .select("number")
              .where("kind", "in", kinds)
              .where((one) =>
                one.or([
                  one("state", "=", "waiting"),
                  one.and([one("state", "=", "running"), one("held_until", "<", now())]),
                ]),
              )
              .orderBy("number")
              .limit(1),
          ),
        )
        .returningAll()
        .executeTakeFirst();
      return row && claimed(row);
    },

    async get(workspace, id) {
      const row = await db
        .selectFrom("job")
        .selectAll()
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .executeTakeFirst();
      return row && jobOf(row);
    },

    async list(workspace, state) {
      const all = db.selectFrom("job").selectAll().where("workspace", "=", workspace).orderBy("number");
      const rows = await (state === undefined ? all : all.where("state", "=", state)).execute();
      return rows.map(jobOf);
    },

    async countWaiting() {
      const rows = await db
        .selectFrom("job")
        .select((row) => ["kind", row.fn.countAll<number>().as("count")])
        .where("state", "=", "waiting")
        .groupBy("kind")
        .execute();
      return new Map(rows.map(({ kind, count }) => [kind, count]));
    },
  };
}
