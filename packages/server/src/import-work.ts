import type { Analytics } from "@itinera/analytics";
import { importIdSchema, mapIdSchema, projectIdSchema, type ImportId } from "@itinera/core";
import {
  importJobs,
  projectJobs,
  type ClaimedJob,
  type FileId,
  type JobTurn,
  type ListedImport,
} from "@itinera/store";
import { z } from "zod";
import { diskFaultOf } from "./disk-fault.ts";
import { failureText, unexpectedFailure } from "./import-failure.ts";
import { isConnectionLoss } from "./numbers.ts";
import type { Parts } from "./parts.ts";
import { readImport, type Reading } from "./read-import.ts";
import { reconcile } from "./reconcile.ts";
import { createTurns, type Turns } from "./turns.ts";

export interface ImportWork {
  /** A job was added: look at once. */
  wake(): void;
  reading(id: ImportId): Reading | undefined;
  /** Breaks off the reading of an import that is to be removed. */
  stop(id: ImportId): void;
  /** Whether the tables of numbers are being made again from the log. */
  rebuilding(): boolean;
  /** Whether tables and store were brought together since the start. */
  isReady(): boolean;
  /** Makes the tables of numbers again, of all workspaces, from nothing; what it does not finish goes on after a restart. */
  rebuild(): Promise<{ entries: number; events: number }>;
  close(): Promise<void>;
}

const importPayload = z.object({ project: projectIdSchema, import: importIdSchema });
const projectPayload = z.object({
  project: projectIdSchema,
  maps: z.array(mapIdSchema),
  files: z.array(z.custom<FileId>((file) => typeof file === "string")),
});

const retryMs = 1_000;
/** Each try reads its file from the beginning. */
const diskRetryMs = 5_000;
const idleMs = 10_000;
/** An import under which the engine dies so often is what kills it: others must get their turn. */
const mostLosses = 20;

/**
 * Does the jobs of imports and removed projects, one after another, and goes on where it was after a
 * crash: a job is finished only when its numbers are in the engine, and a second try starts afresh.
 * Whatever goes wrong with one job, the next one gets its turn.
 */
export function createImportWork(
  parts: Pick<Parts, "store" | "analytics" | "engine" | "log">,
  turns: Turns = createTurns(parts.store.jobs),
  onTablesLost: () => void = () => undefined,
): ImportWork {
  const { store, analytics, engine, log } = parts;
  const readings = new Map<ImportId, Reading>();
  const stops = new Map<ImportId, AbortController>();
  // Imports that were read before and have to be read again.
  const again = new Set<ImportId>();
  let closed = false;
  // Whether tables and store were brought together since the start, and since a rebuild that failed.
  let isReady = false;
  let bell = Promise.withResolvers<void>();
  const ring = () => {
    bell.resolve();
    bell = Promise.withResolvers<void>();
  };
  const unlisten = engine.onChange(ring);

  async function read({ lost }: JobTurn, numbers: Analytics, job: ClaimedJob, listed: ListedImport) {
    const stop = new AbortController();
    stops.set(listed.id, stop);
    const signal = AbortSignal.any([stop.signal, lost]);
    const tell = (reading: Reading) => void readings.set(listed.id, reading);
    try {
      if (closed) stop.abort();
      await readImport({ store, analytics: numbers, tell, signal, job }, job.workspace, listed);
      again.delete(listed.id);
    } finally {
      readings.delete(listed.id);
      stops.delete(listed.id);
    }
  }

  async function remove(numbers: Analytics, job: ClaimedJob, listed: ListedImport): Promise<void> {
    await numbers.removeImport({ workspace: job.workspace, project: listed.project }, listed.id);
    await store.imports.forget(job.workspace, listed.id);
    await store.files.remove(listed.file);
    if (listed.refusedRows) await store.files.remove(listed.refusedRows);
    again.delete(listed.id);
  }

  async function clearProject(job: ClaimedJob): Promise<void> {
    const { project, maps, files } = projectPayload.parse(job.payload);
    await analytics?.dropProject({ workspace: job.workspace, project });
    await store.stream.remove({ workspace: job.workspace, project });
    for (const map of maps) await store.rooms.remove({ workspace: job.workspace, map });
    for (const file of files) await store.files.remove(file);
  }

  async function perform(turn: JobTurn, job: ClaimedJob): Promise<void> {
    if (job.kind === projectJobs.clear) await clearProject(job);
    else if (analytics) {
      const payload = importPayload.parse(job.payload);
      const listed = await store.imports.get(job.workspace, payload.import);
      if (listed && job.kind === importJobs.remove) await remove(analytics, job, listed);
      else if (listed && listed.state !== "removing") await read(turn, analytics, job, listed);
    }
    if (!closed && !turn.lost.aborted) await job.finish(null);
  }

  /** Keeps the job until the engine answers again. */
  async function outlast(job: ClaimedJob): Promise<void> {
    do {
      await Promise.race([bell.promise, sleep(retryMs)]);
      await job.beat(job.progress);
    } while (!closed && engine.state() !== "up");
  }

  /** Keeps the job, also where the disk does not take the sign of life: the turn is ours alone. */
  async function outlastDisk(job: ClaimedJob): Promise<void> {
    await Promise.race([bell.promise, sleep(diskRetryMs)]);
    await job.beat(job.progress).catch((error: unknown) => {
      if (!diskFaultOf(error)) throw error;
    });
  }

  async function giveUp(job: ClaimedJob, error: unknown): Promise<void> {
    log.error({ err: error, job: job.id }, "a job failed");
    const payload = importPayload.safeParse(job.payload);
    if (job.kind === importJobs.read && payload.success) {
      again.delete(payload.data.import);
      const fault = diskFaultOf(error);
      await store.imports.fail(
        job.workspace,
        payload.data.import,
        failureText(fault ? { code: fault, params: {} } : unexpectedFailure),
      );
    }
    await job.fail(String(error));
  }

  /** Without an engine, what has numbers waits for one. */
  function kindsNow(): readonly string[] {
    if (!analytics) return [projectJobs.clear];
    return engine.state() === "up" ? [...Object.values(importJobs), projectJobs.clear] : [];
  }

  async function attempt(turn: JobTurn): Promise<"worked" | "idle"> {
    const kinds = kindsNow();
    const job = kinds.length > 0 && !closed ? await store.jobs.claim(kinds) : undefined;
    if (!job) return "idle";
    for (let losses = 0; ;) {
      try {
        await perform(turn, job);
        return "worked";
      } catch (error) {
        if (closed || turn.lost.aborted) return "idle";
        const fault = diskFaultOf(error);
        // Without space no other job could be done; a spot that cannot be read may be of this file alone.
        if (fault === "disk-full" || (fault && ++losses <= mostLosses)) {
          log.error({ err: error }, "the disk failed a job, which is tried again");
          await outlastDisk(job);
          continue;
        }
        const isAway = engine.state() !== "up" || isConnectionLoss(error);
        if (!isAway || ++losses > mostLosses) {
          await giveUp(job, error);
          return "worked";
        }
        log.warn({ err: error }, "the engine went away during a job, which goes on when it is back");
        await outlast(job);
      }
    }
  }

  async function makeReady(): Promise<void> {
    if (analytics && engine.state() !== "up") return;
    await analytics?.migrate();
    for (const workspace of await workspaces()) {
      const { imports, lost } = await reconcile({ store, analytics, log }, workspace);
      for (const id of imports) again.add(id);
      if (lost) onTablesLost();
    }
    isReady = true;
  }

  const workspaces = async () => (await store.workspaces.list()).map(({ id }) => id);

  async function finishedImports() {
    const all = await Promise.all(
      (await workspaces()).map(async (of) =>
        (await store.imports.list(of)).flatMap((one) => (one.state === "done" ? [{ ...one, of }] : [])),
      ),
    );
    return all.flat();
  }

  async function rebuild(turn: JobTurn): Promise<{ entries: number; events: number }> {
    if (!analytics) return { entries: 0, events: 0 };
    // First the jobs, on disk: killed anywhere behind this, the next start goes on.
    for (const { id, of } of await finishedImports()) {
      again.add(id);
      await store.imports.requestReading(of, id);
    }
    isReady = false;
    await analytics.dropEverything();
    onTablesLost();
    await makeReady();
    while ((await attempt(turn)) === "worked");
    const after = await finishedImports();
    return { entries: after.length, events: after.reduce((sum, one) => sum + one.counts.added, 0) };
  }

  async function loop(): Promise<void> {
    while (!closed) {
      const rang = bell.promise;
      const done = await turns
        .take(async (turn) => {
          if (!isReady) await makeReady();
          return attempt(turn);
        })
        .catch(async (error: unknown) => {
          log.error({ err: error }, "the work on imports failed, and is tried again");
          await sleep(retryMs);
          return "failed" as const;
        });
      if ((done === "idle" || done === undefined) && !closed) await Promise.race([rang, sleep(idleMs)]);
    }
  }

  const running = loop();

  return {
    wake: ring,
    reading: (id) => readings.get(id),
    stop: (id) => stops.get(id)?.abort(),
    rebuilding: () => again.size > 0,
    isReady: () => isReady,
    async rebuild() {
      for (;;) {
        const done = await turns.take((turn) => rebuild(turn)).finally(ring);
        if (done) return done;
        await sleep(retryMs);
      }
    },
    async close() {
      closed = true;
      unlisten();
      for (const stop of stops.values()) stop.abort();
      ring();
      await running;
      await turns.ended();
    },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
