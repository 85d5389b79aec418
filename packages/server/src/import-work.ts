import type { Analytics, Scope } from "@itinera/analytics";
import type { EventRow, FileRefusal, ImportId, RefusalReason } from "@itinera/core";
import type { ClaimedJob, ListedImport, ReasonCount } from "@itinera/store";
import { importJobs } from "@itinera/store";
import { z } from "zod";
import { importIdSchema, projectIdSchema, type ProjectId, type WorkspaceId } from "@itinera/core";
import { readEvents } from "./import/read-events.ts";
import { createRefusedRows } from "./import/refused-rows.ts";
import { isConnectionLoss } from "./numbers.ts";
import type { Parts } from "./parts.ts";

/** How far a reading is, for whoever watches; kept in memory, for it changes many times a second. */
export interface Reading {
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly kept: number;
  readonly refused: readonly ReasonCount[];
  /** All rows are read; the engine sorts them into journeys. */
  readonly folding: boolean;
}

export interface ImportWork {
  /** A job was added: look at once. */
  wake(): void;
  reading(id: ImportId): Reading | undefined;
  /** Breaks off the reading of an import that is to be removed. */
  stop(id: ImportId): void;
  /** Whether the tables of numbers are being made again from the log. */
  rebuilding(): boolean;
  /** Makes the tables of numbers again, from nothing. */
  rebuild(workspace: WorkspaceId): Promise<{ entries: number; events: number }>;
  /** Takes away all numbers of a project, after what is under way. */
  dropProject(scope: Scope): Promise<void>;
  close(): Promise<void>;
}

const payloadSchema = z.object({ project: projectIdSchema, import: importIdSchema });

/** Why a reading ended early: not a failure of ours. */
class BrokenOff extends Error {
  readonly refusal: FileRefusal | undefined;
  constructor(refusal?: FileRefusal) {
    super(refusal ? `the file breaks off: ${refusal.reason}` : "stopped");
    this.refusal = refusal;
  }
}

const retryMs = 1_000;
/** A sign of life is a commit on disk: far rarer than batches, far sooner than a claim runs out (30 s). */
const beatMs = 2_000;

/**
 * Reads imports and takes them away, one after another, and goes on where it was after a crash: a job
 * is finished only when its numbers are in the engine, and reading an import again starts it afresh.
 */
export function createImportWork(parts: Pick<Parts, "store" | "analytics" | "engine" | "log">): ImportWork {
  const { store, analytics, engine, log } = parts;
  const readings = new Map<ImportId, Reading>();
  const stops = new Map<ImportId, AbortController>();
  let closed = false;
  let rebuilds = 0;
  let bell = Promise.withResolvers<void>();
  // Jobs and rebuilds change the same tables: one at a time.
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const ring = () => {
    bell.resolve();
    bell = Promise.withResolvers<void>();
  };
  const unlisten = engine.onChange(ring);

  async function read(analytics: Analytics, workspace: WorkspaceId, listed: ListedImport, job?: ClaimedJob) {
    const stop = new AbortController();
    stops.set(listed.id, stop);
    const refusedRows = createRefusedRows(store.files);
    const counts = new Map<RefusalReason, number>();
    const reading = { rowsRead: 0, bytesRead: 0, kept: 0, folding: false };
    let beaten = performance.now();
    const tell = (change: Partial<typeof reading>) => {
      Object.assign(reading, change);
      readings.set(listed.id, {
        ...reading,
        refused: [...counts].map(([reason, count]) => ({ reason, count })),
      });
    };
    async function* batches(): AsyncGenerator<readonly EventRow[]> {
      for await (const step of readEvents(
        { open: () => store.files.read(listed.file), bytes: listed.bytes, fileName: listed.fileName },
        listed.mapping,
      )) {
        if (stop.signal.aborted || closed) throw new BrokenOff();
        if (step.kind !== "batch") throw new BrokenOff(step);
        for (const { reason } of step.refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
        await refusedRows.write(step.refused);
        tell({ rowsRead: step.read, bytesRead: step.bytesRead, kept: reading.kept + step.rows.length });
        if (job && performance.now() - beaten > beatMs) {
          beaten = performance.now();
          await job.beat({ read: step.read });
        }
        if (step.rows.length > 0) yield step.rows;
      }
      tell({ folding: true });
    }
    try {
      tell({});
      await store.imports.begin(workspace, listed.id);
      const scope: Scope = { workspace, project: listed.project };
      const outcome = await analytics.importRows(scope, { id: listed.id, entry: listed.entry }, batches());
      const file = await refusedRows.finish();
      await store.imports.finish(workspace, listed.id, {
        counts: outcome,
        refused: [...counts].map(([reason, count]) => ({ reason, count })),
        ...(file ? { refusedRows: file } : {}),
      });
    } catch (error) {
      await refusedRows.abandon();
      if (!(error instanceof BrokenOff)) throw error;
      await analytics.removeImport(scope(workspace, listed.project), listed.id);
      if (error.refusal) await store.imports.fail(workspace, listed.id, JSON.stringify(error.refusal));
    } finally {
      readings.delete(listed.id);
      stops.delete(listed.id);
    }
  }

  async function remove(analytics: Analytics, workspace: WorkspaceId, listed: ListedImport) {
    await analytics.removeImport(scope(workspace, listed.project), listed.id);
    await store.imports.forget(workspace, listed.id);
    await store.files.remove(listed.file);
    if (listed.refusedRows) await store.files.remove(listed.refusedRows);
  }

  async function perform(analytics: Analytics, job: ClaimedJob): Promise<void> {
    const payload = payloadSchema.parse(job.payload);
    const listed = await store.imports.get(job.workspace, payload.import);
    if (listed && job.kind === importJobs.read && listed.state !== "removing") {
      await read(analytics, job.workspace, listed, job);
    }
    if (listed && job.kind === importJobs.remove) await remove(analytics, job.workspace, listed);
    if (!closed) await job.finish(null);
  }

  async function attempt(analytics: Analytics): Promise<"worked" | "idle"> {
    const job = await store.jobs.claim(Object.values(importJobs));
    if (!job) return "idle";
    for (;;) {
      try {
        await perform(analytics, job);
        return "worked";
      } catch (error) {
        if (closed) return "idle";
        if (engine.state() !== "up" || isConnectionLoss(error)) {
          log.warn(
            { err: error },
            "the engine went away during an import; it goes on when the engine is back",
          );
          await Promise.race([bell.promise, sleep(retryMs)]);
          await job.beat(job.progress);
          continue;
        }
        log.error({ err: error, job: job.id }, "an import failed");
        const payload = payloadSchema.safeParse(job.payload);
        if (payload.success) await store.imports.fail(job.workspace, payload.data.import, "unexpected");
        await job.fail(String(error));
        return "worked";
      }
    }
  }

  async function loop(analytics: Analytics): Promise<void> {
    while (!closed) {
      const rang = bell.promise;
      const done = engine.state() === "up" ? await inTurn(() => attempt(analytics)) : "idle";
      if (done === "idle" && !closed) await Promise.race([rang, sleep(10_000)]);
    }
  }

  const running = analytics
    ? loop(analytics).catch((error: unknown) => log.error({ err: error }, "the import work stopped"))
    : Promise.resolve();

  return {
    wake: ring,
    reading: (id) => readings.get(id),
    stop: (id) => stops.get(id)?.abort(),
    rebuilding: () => rebuilds > 0,
    rebuild: (workspace) =>
      inTurn(async () => {
        if (!analytics) return { entries: 0, events: 0 };
        rebuilds += 1;
        try {
          await analytics.dropEverything();
          await analytics.migrate();
          const all = (await store.imports.list(workspace)).filter((one) => one.state === "done");
          for (const listed of all) await read(analytics, workspace, listed);
          const after = await store.imports.list(workspace);
          return { entries: all.length, events: after.reduce((sum, one) => sum + one.counts.added, 0) };
        } finally {
          rebuilds -= 1;
        }
      }),
    dropProject: (scope) => inTurn(async () => analytics?.dropProject(scope)),
    async close() {
      closed = true;
      unlisten();
      for (const stop of stops.values()) stop.abort();
      ring();
      await running;
      await turn;
    },
  };
}

const scope = (workspace: WorkspaceId, project: ProjectId): Scope => ({ workspace, project });

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
