import type { Analytics } from "@itinera/analytics";
import { importIdSchema, type EventRow, type ImportId, type ProjectId } from "@itinera/core";
import { defaultWorkspace, projectJobs, type Store } from "@itinera/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore } from "../../store/src/testing/chosen-store.test-kit.ts";
import type { EngineHealth } from "./engine-health.ts";
import { importLine } from "./import-lines.ts";
import { createImportWork, type ImportWork } from "./import-work.ts";

const here = defaultWorkspace;

const nothingStreamed = { position: 0, stored: 0, duplicates: 0, statements: 0, ids: 0 };

/** An engine that keeps rows per import in memory, and fails when it is told to. */
function fakeEngine() {
  const held = new Map<string, number>();
  const begun: string[] = [];
  const listeners = new Set<() => void>();
  const state: { now: ReturnType<EngineHealth["state"]> } = { now: "up" };
  const failures: Error[] = [];
  const whole = { now: true };
  let paused = Promise.resolve();
  const guard = async () => {
    await paused;
    const failure = failures.shift();
    if (failure) throw failure;
  };
  const analytics: Analytics = {
    migrate: async () => ({ kind: "current" }),
    async importRows(_, { id }, batches: AsyncIterable<readonly EventRow[]>) {
      begun.push(id);
      await guard();
      let rows = 0;
      for await (const batch of batches) rows += batch.length;
      held.set(id, rows);
      return { events: rows, added: rows, already: 0, cases: 1, kinds: 1 };
    },
    removeImport: async (_, id) => {
      await guard();
      held.delete(id);
    },
    dropProject: guard,
    dropEverything: async () => {
      await guard();
      held.clear();
    },
    ask: () => Promise.reject(new Error("nobody asks")),
    counts: async () => ({
      events: 0,
      imports: [...held].map(([id, events]) => ({ id: id as ImportId, entry: 0, events, added: events })),
    }),
    streamed: async () => nothingStreamed,
    foldStream: async () => nothingStreamed,
    isWhole: async () => whole.now,
    bytes: async () => 0,
  };
  const health: EngineHealth = {
    state: () => state.now,
    version: () => null,
    since: () => 0,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    analytics,
    health,
    held,
    begun,
    failures,
    whole,
    pause: (until: Promise<void>) => {
      paused = until;
    },
    turn: (to: typeof state.now) => {
      state.now = to;
      for (const listener of listeners) listener();
    },
  };
}

const lost = () => Object.assign(new Error("gone"), { code: "ECONNRESET" });

let directory: string;
let store: Store;
let engine: ReturnType<typeof fakeEngine>;
let work: ImportWork | undefined;
let project: ProjectId;

const opened = async () => {
  const opening = await openTestStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  return opening.store;
};
const start = () =>
  (work = createImportWork({
    store,
    analytics: engine.analytics,
    engine: engine.health,
    log: pino({ level: "silent" }),
  }));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "itinera-work-"));
  store = await opened();
  engine = fakeEngine();
  project = (await store.projects.ensure(here, "Shop")).project.id;
});
afterEach(async () => {
  await work?.close();
  work = undefined;
  await store.close();
  await rm(directory, { recursive: true });
});

let made = 0;
async function accept(text = "case,event,time\na,go,2025-01-01T00:00:00Z\n"): Promise<ImportId> {
  const written = await store.files.write(bytesOf(text));
  if (written.kind === "refused") throw new Error("too big");
  const id = importIdSchema.parse(`i${++made}`);
  const { file, bytes, sha256 } = written.stored;
  const entry = { import: id, file, bytes, sha256, fileName: "log.csv", mapping: {}, importer: "0" };
  await store.imports.accept(here, project, entry);
  work?.wake();
  return id;
}
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const stateOf = async (id: ImportId) => (await store.imports.get(here, id))?.state;
const ends = (id: ImportId, state: string | undefined) =>
  expect.poll(() => stateOf(id), { timeout: 8_000 }).toBe(state);
const lineOf = async (id: ImportId) => {
  const listed = await store.imports.get(here, id);
  if (!listed || !work) throw new Error("there is no such import");
  return importLine(listed, "Shop", work);
};

/** A process that ended without doing anything more. */
async function crash(): Promise<void> {
  await work?.close();
  work = undefined;
  await store.close();
  store = await opened();
}

describe("one job after another", () => {
  it("an import that fails unexpectedly says so, and the next one is read", async () => {
    start();
    engine.failures.push(new Error("the disk of the engine is full"));
    const [bad, good] = [await accept(), await accept()];
    await ends(good, "done");
    expect(await lineOf(bad)).toMatchObject({ state: "failed", problem: { code: "unexpected" } });
  });

  it("an import waits for space on a full disk, and is read when there is some", async () => {
    start();
    engine.failures.push(Object.assign(new Error("full"), { code: "ENOSPC" }));
    const id = await accept();
    await expect.poll(() => engine.begun).toEqual([id]);
    const again = setInterval(() => work?.wake(), 50);
    await ends(id, "done");
    clearInterval(again);
    expect(engine.held.get(id)).toBe(1);
  });

  it("a file that breaks off says why", async () => {
    start();
    const broken = await accept(`<log><trace><event><string key="concept:name" value="a"/>
      <string key="case:concept:name" value="c"/><date key="time:timestamp" value="2025-01-01"/></event></nonsense>`);
    await ends(broken, "failed");
    const { problem } = await lineOf(broken);
    expect(problem?.code).toBe("file.broken-file");
    expect(problem?.params).toMatchObject({ file: "log.csv", at: 2 });
  });

  it("an import whose file is gone does not stand in the way", async () => {
    const [bad, good] = [await accept(), await accept()];
    await store.files.remove((await store.imports.get(here, bad))!.file);
    start();
    await ends(good, "done");
    expect(await stateOf(bad)).toBe("failed");
  });

  it("a store that fails for a moment does not end the work", async () => {
    const { claim } = store.jobs;
    let failures = 2;
    store = {
      ...store,
      jobs: {
        ...store.jobs,
        claim: (kinds) => (failures-- > 0 ? Promise.reject(new Error("busy")) : claim(kinds)),
      },
    };
    start();
    await ends(await accept(), "done");
    expect(failures).toBeLessThan(0);
  });

  it("waits for an engine that went away, and starts that import afresh", async () => {
    start();
    engine.failures.push(lost());
    engine.turn("down");
    const id = await accept();
    engine.turn("up");
    await expect.poll(() => engine.begun).toEqual([id]);
    engine.turn("up");
    await ends(id, "done");
    expect(engine.begun).toEqual([id, id]);
    expect(engine.held.get(id)).toBe(1);
  });

  it("an import under which the engine dies again and again gives way to others", async () => {
    start();
    engine.failures.push(...Array.from({ length: 21 }, lost));
    const [poison, good] = [await accept(), await accept()];
    // Each return of the engine is a new try.
    const bells = setInterval(() => engine.turn("up"), 5);
    await ends(good, "done");
    clearInterval(bells);
    expect(await stateOf(poison)).toBe("failed");
  });

  it("a removal asked for in the middle of a reading wins", async () => {
    start();
    const held = Promise.withResolvers<void>();
    engine.pause(held.promise);
    const id = await accept();
    await expect.poll(() => engine.begun).toEqual([id]);
    await store.imports.requestRemoval(here, id);
    work?.stop(id);
    work?.wake();
    held.resolve();
    await ends(id, undefined);
    expect(engine.held.size).toBe(0);
    // The line goes first, its file behind it.
    await expect.poll(() => store.files.list()).toEqual([]);
  });
});

describe("after a start", () => {
  it.each(["waiting", "reading"] as const)(
    "an import that was left %s without a job is read",
    async (state) => {
      const id = await accept();
      const job = await store.jobs.claim(["import.read"]);
      await job?.finish(null);
      if (state === "reading") await store.imports.begin(here, id);
      await crash();
      start();
      await ends(id, "done");
      expect(engine.held.get(id)).toBe(1);
    },
  );

  it("a removal that was left without a job is done", async () => {
    const id = await accept();
    await store.imports.requestRemoval(here, id);
    for (const kind of ["import.read", "import.remove"]) await (await store.jobs.claim([kind]))?.fail("died");
    await crash();
    start();
    await ends(id, undefined);
    await expect.poll(() => store.files.list()).toEqual([]);
  });

  it("numbers that the engine lost are read again from the files", async () => {
    start();
    const [one, two] = [await accept(), await accept("case,event,time\nb,go,2025-01-01T00:00:00Z\n")];
    await ends(two, "done");
    await crash();
    engine.held.delete(one);
    start();
    await expect.poll(() => engine.held.size).toBe(2);
    await ends(one, "done");
    await ends(two, "done");
    await expect.poll(() => store.jobs.list(here, "waiting")).toEqual([]);
    await expect.poll(() => store.jobs.list(here, "running")).toEqual([]);
    await crash();
    engine.whole.now = false;
    start();
    await expect.poll(() => engine.begun.slice(4).sort()).toEqual([one, two].sort());
  });

  it("nothing is read again when nothing was lost", async () => {
    start();
    const id = await accept();
    await ends(id, "done");
    await crash();
    start();
    await ends(await accept("case,event,time\nb,go,2025-01-01T00:00:00Z\n"), "done");
    expect(engine.begun.filter((one) => one === id)).toHaveLength(1);
  });
});

describe("a rebuild", () => {
  it("killed in the middle goes on by itself at the next start", async () => {
    start();
    const [one, two] = [await accept(), await accept("case,event,time\nb,go,2025-01-01T00:00:00Z\n")];
    await ends(two, "done");
    engine.turn("down");
    engine.failures.push(lost());
    const rebuilding = work!.rebuild().catch(() => undefined);
    await expect.poll(() => work!.rebuilding()).toBe(true);
    await crash();
    await rebuilding;
    engine.failures.length = 0;
    engine.held.clear();
    engine.turn("up");
    start();
    await expect.poll(() => [...engine.held.keys()].sort()).toEqual([one, two].sort());
    await ends(one, "done");
    await ends(two, "done");
  });

  it("reads on behind an import that fails", async () => {
    start();
    const [, two] = [await accept(), await accept("case,event,time\nb,go,2025-01-01T00:00:00Z\n")];
    await ends(two, "done");
    const rebuilt = work!.rebuild();
    engine.failures.push(new Error("dropped"), new Error("no"));
    await expect(rebuilt).rejects.toThrow("dropped");
    await ends(two, "done");
  });
});

describe("a removed project", () => {
  it("is cleared away by a job, also when the engine was away and the process died", async () => {
    const id = await accept();
    const map = importIdSchema.parse("m") as unknown as Parameters<Store["maps"]["get"]>[1];
    await store.maps.add(here, { id: map, project, name: "M", type: "current-state", lang: "en" });
    await store.rooms.append({ workspace: here, map }, 0, [
      { author: "a", at: 0 as never, bytes: new Uint8Array([0, 0]) },
    ]);
    await store.maps.bin(here, map);
    await store.stream.append({ workspace: here, project }, 0 as never, [{ kind: "undo-claims", number: 1 }]);
    engine.turn("down");
    start();
    await store.projects.remove(here, project);
    await crash();
    engine.turn("up");
    start();
    await expect.poll(() => store.files.list()).toEqual([]);
    await expect
      .poll(async () => (await store.rooms.load({ workspace: here, map })) === undefined)
      .toBe(true);
    await expect.poll(() => store.stream.heads()).toEqual([]);
    const jobs = await store.jobs.list(here);
    await expect
      .poll(async () => (await store.jobs.list(here)).find((one) => one.kind === projectJobs.clear)?.state)
      .toBe("done");
    expect(jobs.length).toBeGreaterThan(0);
    expect(await stateOf(id)).toBeUndefined();
  });
});
