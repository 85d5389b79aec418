import { mapIdSchema, projectIdSchema, sourceIdSchema, type EpochMs, type StreamEntry } from "@itinera/core";
import { rm } from "node:fs/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  defaultWorkspace,
  openStore,
  type NewUpdate,
  type RoomKey,
  type Store,
  type StreamKey,
  type StreamNumber,
} from "../index.ts";
import { opened, temporaryFolder } from "../stores.test-kit.ts";
import { startPostgres } from "../testing/postgres-server.test-kit.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const here = defaultWorkspace;
const room: RoomKey = { workspace: here, map: mapIdSchema.parse("m") };
const update = (author: string): NewUpdate => ({ author, at: 5 as EpochMs, bytes: new Uint8Array([1]) });

describe.skipIf(!postgres)("a PostgreSQL", () => {
  if (!postgres) return;
  let url: string;
  let directory: string;
  const open = new Set<Store>();
  beforeEach(async () => {
    url = await postgres.database();
    directory = await temporaryFolder();
  });
  afterEach(async () => {
    for (const store of open) await store.close();
    open.clear();
    await rm(directory, { recursive: true });
  });

  async function server(alone = false): Promise<Store> {
    const store = await opened(directory, { database: { url, alone } });
    open.add(store);
    return store;
  }
  async function query<Row extends object>(text: string): Promise<Row[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  describe("is opened", () => {
    it("by many servers at once, of which one makes the tables", async () => {
      const stores = await Promise.all(Array.from({ length: 6 }, () => server()));
      for (const store of stores) await store.projects.ensure(here, "Shop");
      expect(await stores[0]?.projects.list(here)).toHaveLength(1);
      expect(await query("SELECT version FROM itinera_version")).toEqual([{ version: migrations.length }]);
    });

    it("not when a newer version made it, and is left alone", async () => {
      await (await server()).close();
      open.clear();
      await query("UPDATE itinera_version SET version = 99");
      const database = { url, alone: true };
      expect(await openStore({ directory, database })).toEqual({
        kind: "newer",
        found: 99,
        known: migrations.length,
      });
      expect(await query("SELECT version FROM itinera_version")).toEqual([{ version: 99 }]);
    });

    it("not where there is none", async () => {
      const database = { url: "postgres://127.0.0.1:1/none", alone: true };
      expect(await openStore({ directory, database })).toMatchObject({ kind: "unreachable" });
    });

    it.each([
      [true, true],
      [true, false],
      [false, true],
    ])("not beside another, when one wants to be alone: %s, %s", async (first, second) => {
      const before = await server(first);
      const database = { url, alone: second };
      expect(await openStore({ directory, database })).toEqual({ kind: "in-use" });
      const waiting = openStore({ directory, database: { ...database, waitMs: 10_000 } });
      await before.close();
      open.delete(before);
      const opening = await waiting;
      if (opening.kind !== "open") throw new Error(opening.kind);
      open.add(opening.store);
    });
  });

  it("a migration that fails leaves the version before it, and can be repeated", async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const [first, broken, mended] = [
      "CREATE TABLE a ()",
      "CREATE TABLE b (); SELECT * FROM missing",
      "SELECT 1",
    ];
    await expect(migrate(client, [first, broken])).rejects.toThrow("missing");
    expect((await client.query("SELECT version FROM itinera_version")).rows).toEqual([{ version: 1 }]);
    expect(await migrate(client, [first, mended])).toEqual({ kind: "migrated" });
    expect(await migrate(client, [first])).toEqual({ kind: "newer", found: 2, known: 1 });
    await client.end();
  });

  it("commits durably, also where its administrator has turned that off", async () => {
    await query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
    const store = await server();
    await query(`
      CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.author = current_setting('synchronous_commit'); RETURN NEW; END $$;
      CREATE TRIGGER noted BEFORE INSERT ON map_update FOR EACH ROW EXECUTE FUNCTION noted()`);
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        store.rooms.append({ ...room, map: mapIdSchema.parse(`m${at}`) }, 0, [update("ann")]),
      ),
    );
    expect(await query("SELECT DISTINCT author FROM map_update")).toEqual([{ author: "on" }]);
  });

  it("servers that write the same map at once share one log without gaps, in the order of the commits", async () => {
    const stores = [await server(), await server(), await server()];
    await stores[0]?.rooms.append(room, 0, [update("first")]);
    const lasts = await Promise.all(
      stores.flatMap((store, which) =>
        Array.from({ length: 40 }, async (_, at) => {
          const count = 1 + (at % 3);
          const author = `${which}.${at}`;
          const last = await store.rooms.append(
            room,
            0,
            Array.from({ length: count }, () => update(author)),
          );
          return { author, first: last - count + 1, last };
        }),
      ),
    );
    const loaded = await stores[0]?.rooms.load(room);
    const logged = loaded?.updates.map((one) => one.seq);
    expect(logged).toEqual(Array.from({ length: logged?.length ?? 0 }, (_, at) => at + 1));
    for (const { author, first, last } of lasts)
      expect(new Set(loaded?.updates.slice(first - 1, last).map((one) => one.author))).toEqual(
        new Set([author]),
      );
  });

  it("servers that collect for the same project at once share one stream without gaps, and release each once", async () => {
    const [a, b] = [await server(), await server()];
    const key: StreamKey = { workspace: here, project: projectIdSchema.parse("p") };
    const source = sourceIdSchema.parse("web");
    const now = 5 as EpochMs;
    const messageOf = (name: string): StreamEntry => ({
      kind: "message",
      source,
      event: { kind: "step", name, person: "ann", time: now, properties: {}, claims: [] },
    });
    const held = { source, reason: "no-name", dialect: "segment", message: "{}" } as const;
    const lasts = await Promise.all(
      [a, b].flatMap((store, which) =>
        Array.from({ length: 40 }, async (_, n) => {
          const name = `${which}.${n}`;
          if (n % 10 === 0) await store.stream.compact(key);
          return {
            name,
            last: await store.stream.append(key, now, [messageOf("-"), messageOf(name)], [held]),
          };
        }),
      ),
    );
    const numbers = (await a.stream.quarantined(key, { limit: 100 })).map(({ number }) => number);
    expect(numbers).toHaveLength(80);
    const released = numbers.map((number) => ({ number, entries: [messageOf(`held ${number}`)] }));
    const counts = await Promise.all([
      a.stream.release(key, now, released),
      b.stream.release(key, now, released.toReversed()),
      b.stream.discard(key, numbers.slice(0, 10)),
      a.stream.compact(key),
    ]);
    expect(counts[0] + counts[1] + counts[2]).toBe(80);

    const all = await b.stream.read(key, 0 as StreamNumber, 1_000);
    expect(all.map(({ number }) => number)).toEqual(all.map((_, n) => n + 1));
    expect(all).toHaveLength(160 + counts[0] + counts[1]);
    const nameAt = (number: number) => {
      const entry = all[number - 1]?.entry;
      return entry?.kind === "message" ? entry.event.name : "";
    };
    for (const { name, last } of lasts) expect(nameAt(last)).toBe(name);
    expect(new Set(all.map(({ number }) => nameAt(number))).size).toBe(1 + all.length - 80);
  });

  it("a state of a server that knows less does not replace one that knows more", async () => {
    const [a, b] = [await server(), await server()];
    await a.rooms.append(room, 0, [update("ann"), update("ann"), update("ann")]);
    const state = (seq: number) => ({ seq: seq as never, bytes: new Uint8Array([seq]) });
    await a.rooms.saveState(room, 0, state(3));
    await b.rooms.saveState(room, 0, state(1));
    expect((await b.rooms.load(room))?.state?.seq).toBe(3);
  });

  it("transactions that clash are carried out one after the other", async () => {
    const [a, b] = [await server(), await server()];
    for (const name of ["one", "two"]) await a.projects.ensure(here, name);
    const [one, two] = await a.projects.list(here);
    if (!one || !two) throw new Error("no projects");
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.all([
        a.projects.rename(here, one.id, `name ${round}`),
        b.projects.rename(here, two.id, `name ${round}`),
      ]);
      expect(outcomes.sort()).toEqual(["renamed", "taken"]);
    }
  });

  it("one server at a time works on jobs; those of a dead one wait until their lease ends", async () => {
    const [a, b] = [await server(), await server()];
    const turn = await a.jobs.takeTurn();
    expect(turn).toBeDefined();
    expect(await b.jobs.takeTurn()).toBeUndefined();
    await turn?.release();
    const next = await b.jobs.takeTurn();
    expect(next).toBeDefined();
    await a.jobs.add(here, "a", null);
    const claimed = await b.jobs.claim(["a"]);
    // Whoever comes new takes nothing out of the hands of somebody who is at work.
    const late = await server();
    expect((await late.jobs.list(here))[0]?.state).toBe("running");
    expect(await claimed?.finish(null)).toBe(true);
    await next?.release();
  });

  it("survives a crash of PostgreSQL: what was acknowledged is there, and a turn is lost", async () => {
    const store = await server();
    await store.rooms.append(room, 0, [update("ann")]);
    const turn = await store.jobs.takeTurn();
    await postgres.restart();
    await expect.poll(() => turn?.lost.aborted).toBe(true);
    await expect.poll(() => store.rooms.append(room, 0, [update("bob")]).catch(() => 0)).toBeGreaterThan(1);
    expect((await store.rooms.load(room))?.updates[0]?.author).toBe("ann");
    // The seat is taken again: somebody who wants to be alone is turned away.
    const isRefused = async () => {
      const opening = await openStore({ directory, database: { url, alone: true } });
      if (opening.kind === "open") await opening.store.close();
      return opening.kind;
    };
    await expect.poll(isRefused, { timeout: 5_000, interval: 200 }).toBe("in-use");
    await turn?.release();
  });
});
