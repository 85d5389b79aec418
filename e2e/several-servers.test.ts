// Two servers and one map: in step through Redis, and without it; whatever is killed, nothing is lost.
import { stageIdSchema, type JourneyMap, type MapId, type StageId } from "@itinera/core";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openRoom } from "../packages/web/src/room/open-room.ts";
import type { RoomClient } from "../packages/web/src/room/room-client.ts";
import { HeadedWebSocket, itineraIn, type Serving } from "./command-line.ts";
import { makeSomebody, type Somebody } from "./somebody.ts";
import { startCommons } from "./several-servers.ts";

const commons = await startCommons();
afterAll(() => commons?.end());

describe.skipIf(!commons)("two servers", () => {
  if (!commons) return;
  let [a, b]: [Serving, Serving] = [undefined as never, undefined as never];
  let map: MapId;
  const rooms = new Set<RoomClient>();

  beforeAll(async () => {
    // At the same time: one of the two makes the tables.
    [a, b] = await Promise.all([commons.server(), commons.server()]);
  });
  beforeEach(async () => {
    map = await newMap(a);
  });
  afterEach(() => {
    for (const room of rooms) room.close();
    rooms.clear();
  });

  async function newMap(server: Serving): Promise<MapId> {
    const made = await server.answerOf<{ map: MapId }>("new", "--template", "generic");
    return made.map;
  }

  async function enter(server: Serving, somebody?: Somebody): Promise<RoomClient> {
    const url = `${server.url.replace("http", "ws")}/v1/maps/${map}/room`;
    const newSocket = somebody ? socketOf(server, somebody) : server.socket;
    const opening = await openRoom({ url, map, newSocket });
    if (opening.kind !== "open") throw new Error(opening.code);
    rooms.add(opening.room);
    return opening.room;
  }

  /** A socket of somebody's browser, through a proxy that leads to this server. */
  const socketOf =
    (server: Serving, { cookie: { name, value } }: Somebody) =>
    (url: string) =>
      new HeadedWebSocket(url, { headers: { cookie: `${name}=${value}`, origin: server.url } });

  async function read(server: Serving): Promise<JourneyMap> {
    return (await (await server.fetch(`/v1/maps/${map}`)).json()) as JourneyMap;
  }

  const stage = (name: string): StageId => stageIdSchema.parse(name);
  const add = (room: RoomClient, name: string) => {
    const outcome = room.edit({ kind: "stage.add", id: stage(name), name: "0", at: 0 });
    if (outcome.kind === "refused") throw new Error(outcome.reason);
  };
  const rename = (room: RoomClient, id: string, name: string) =>
    room.edit({ kind: "stage.rename", id: stage(id), name });
  const nameIn = (seen: JourneyMap, id: string) => seen.stages.find((one) => one.id === id)?.name;
  const sees = (room: RoomClient, id: string, name: string, timeout: number) =>
    expect.poll(() => nameIn(room.now().map, id), { timeout, interval: 5 }).toBe(name);
  const saved = (room: RoomClient, timeout = 10_000) =>
    expect.poll(() => room.now().state, { timeout, interval: 5 }).toBe("saved");

  it("people on different servers see each other's edits within a moment, and who is there", async () => {
    const [ann, bob] = [await enter(a), await enter(b)];
    add(ann, "anns");
    await sees(bob, "anns", "0", 1_000);
    const waits: number[] = [];
    for (let n = 1; n <= 50; n++) {
      const [from, to] = n % 2 === 0 ? [ann, bob] : [bob, ann];
      const began = performance.now();
      rename(from, "anns", String(n));
      await sees(to, "anns", String(n), 1_000);
      waits.push(performance.now() - began);
    }
    const [half, most] = [waits.toSorted((x, y) => x - y)[25], waits.toSorted((x, y) => x - y)[47]];
    process.stdout.write(
      `seen on the other server: p50 ${half?.toFixed(0)} ms, p95 ${most?.toFixed(0)} ms\n`,
    );
    expect(await read(b)).toEqual(await read(a));

    ann.presence.show(new Uint8Array([7]));
    const shown = () => bob.presence.others().map((one) => [...one.state]);
    await expect.poll(shown, { timeout: 1_000 }).toEqual([[7]]);
    const carl = await enter(b);
    await expect.poll(() => carl.presence.others().length, { timeout: 3_000 }).toBe(2);
    ann.close();
    await expect.poll(() => bob.presence.others().length, { timeout: 1_000 }).toBe(1);
  });

  it("somebody who comes from one server to the other goes on where they were", async () => {
    const ann = await enter(a);
    const watcher = await enter(b);
    for (let n = 0; n < 20; n++) {
      add(ann, `s${n}`);
      await saved(ann);
      // Read at once: the other server has to have caught up.
      expect((await read(b)).stages.length).toBeGreaterThan(0);
    }
    const there = await enter(b);
    expect(there.now().map).toEqual(ann.now().map);
    rename(there, "s19", "moved");
    await saved(there);
    await sees(ann, "s19", "moved", 1_000);
    await sees(watcher, "s19", "moved", 1_000);
  });

  it("messages that are lost are found in the log", async () => {
    const [ann, bob] = [await enter(a), await enter(b)];
    add(ann, "anns");
    add(bob, "bobs");
    for (let n = 1; n <= 60; n++) {
      if (n % 10 === 0) commons.redis.cutSubscriptions();
      rename(ann, "anns", String(n));
      rename(bob, "bobs", String(n));
      await sleep(5);
    }
    // The last messages are lost for certain, and nothing comes behind them.
    commons.redis.cutSubscriptions();
    rename(ann, "anns", "last");
    rename(bob, "bobs", "last");
    await Promise.all([saved(ann), saved(bob)]);
    await Promise.all([sees(ann, "bobs", "last", 4_000), sees(bob, "anns", "last", 4_000)]);
    expect(bob.now().map).toEqual(ann.now().map);
  });

  it("without Redis edits go on and servers catch up; with it again they are quick again", async () => {
    const [ann, bob] = [await enter(a), await enter(b)];
    add(ann, "anns");
    await sees(bob, "anns", "0", 1_000);
    await commons.redis.stop();
    rename(ann, "anns", "dark");
    await saved(ann, 2_000);
    await sees(bob, "anns", "dark", 5_000);
    // A map that is opened meanwhile opens all the same.
    const carl = await enter(b);
    expect(nameIn(carl.now().map, "anns")).toBe("dark");

    await commons.redis.start();
    const quick = async () => {
      const name = String(Math.random());
      const began = performance.now();
      rename(ann, "anns", name);
      await sees(bob, "anns", name, 5_000);
      return performance.now() - began < 500;
    };
    await expect.poll(quick, { timeout: 15_000 }).toBe(true);
  });

  it("kills of either server lose nothing that was called saved", async () => {
    const kills = process.env["ITINERA_FULL"] ? 30 : 4;
    const servers = [a, b];
    const editors = await Promise.all(
      [0, 1, 0, 1].map(async (server, at) => {
        const room = await enter(servers[server] ?? a);
        add(room, `p${at}`);
        return { id: `p${at}`, server, room, done: 0, isMoving: false };
      }),
    );
    /** As a proxy would send them. What was not yet saved is forgotten with the page. */
    const move = async (editor: (typeof editors)[number], server: number) => {
      editor.isMoving = true;
      editor.room.close();
      editor.room = await enter(servers[server] ?? a);
      editor.server = server;
      editor.done = Number(nameIn(editor.room.now().map, editor.id));
      editor.isMoving = false;
    };
    let isOver = false;
    const writing = Promise.all(
      editors.map(async (editor) => {
        while (!isOver) {
          if (!editor.isMoving && editor.room.now().waiting < 10)
            rename(editor.room, editor.id, String(++editor.done));
          await sleep(10 + Math.random() * 20);
        }
      }),
    );
    let acknowledged = 0;
    for (let round = 0; round < kills; round++) {
      await sleep(300 + Math.random() * 300);
      const [dying, living] = [round % 2, 1 - (round % 2)];
      await servers[dying]?.kill();
      // Acknowledgements still in the socket were sent before the kill: they count.
      await sleep(20);
      const promised = editors.map(({ done, room }) => done - room.now().waiting);
      // A server that dies between its commit and its message is found out by the other's look at the log, within 2 s.
      const lost = async () => {
        const seen = await read(servers[living] ?? a);
        return editors.filter(({ id }, at) => Number(nameIn(seen, id) ?? -1) < (promised[at] ?? 0));
      };
      await expect.poll(lost, { timeout: 4_000 }).toEqual([]);
      acknowledged = promised.reduce((sum, one) => sum + one, 0);
      for (const editor of editors) if (editor.server === dying) await move(editor, living);
      servers[dying] = await commons.server();
      // Two of them come to the new one, so that both have something to do.
      for (const editor of editors.slice(0, 2)) {
        editor.isMoving = true;
        await saved(editor.room);
        await move(editor, dying);
      }
    }
    [a, b] = servers as [Serving, Serving];
    isOver = true;
    await writing;
    await Promise.all(editors.map(({ room }) => saved(room)));
    const [onA, onB] = [await read(a), await read(b)];
    expect(onA).toEqual(onB);
    for (const { id, done } of editors) expect(nameIn(onA, id)).toBe(String(done));
    process.stdout.write(`${kills} kills of two servers, ${acknowledged} edits acknowledged, 0 lost\n`);
  });

  it("share projects, imports and numbers, and a map that is removed on one is gone on the other", async () => {
    const folder = await mkdtemp(join(tmpdir(), "itinera-log-"));
    const log = join(folder, "log.csv");
    const rows = Array.from(
      { length: 300 },
      (_, n) => `c${n % 30},step ${Math.floor(n / 30) % 5},2024-01-01T00:0${Math.floor(n / 30)}:00Z`,
    );
    await writeFile(log, `case,activity,time\n${rows.join("\n")}\n`);
    try {
      await a.answerOf("import", log, "--project", "Shared");
      for (const server of [a, b]) {
        const { imports } = await server.answerOf<{ imports: object[] }>("imports");
        expect(imports).toMatchObject([{ state: "done", events: 300, cases: 30, kinds: 5 }]);
        const steps = ["--step", "step 0", "--step", "step 1"];
        const funnel = await server.answerOf("ask", "funnel", "--project", "Shared", ...steps);
        expect(funnel).toMatchObject({ steps: [{ count: 30 }, { count: 30 }] });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    const bob = await enter(b);
    await a.fetch(`/v1/maps/${map}`, { method: "DELETE" });
    await expect.poll(() => bob.now().state, { timeout: 3_000 }).toBe("gone");
    expect((await b.fetch(`/v1/maps/${map}`)).status).toBe(404);
  });

  it("what is said of somebody's access on one holds on a map that is open on the other within two seconds", async () => {
    const server = { url: a.url, operator: a.client };
    const [eva, paul] = [
      await makeSomebody(server, { name: "Eva", role: "editor" }),
      await makeSomebody(server, { name: "Paul", role: "editor" }),
    ];
    const [evas, pauls] = [await enter(b, eva), await enter(b, paul)];
    add(evas, "evas");
    await saved(evas);
    const within = { timeout: 2_000, interval: 20 };
    const began = performance.now();
    await a.client.setMapRole(map, paul.account, "viewer");
    await expect.poll(() => pauls.now().role, within).toBe("viewer");
    await a.client.suspendAccount(eva.account);
    await expect.poll(() => evas.now().state, within).toBe("revoked");
    await a.client.removeMember(paul.account);
    await expect.poll(() => pauls.now().state, within).toBe("revoked");
    process.stdout.write(
      `three changes of access, on the other server in ${Math.round(performance.now() - began)} ms\n`,
    );
    // Neither comes in again by either.
    for (const { client } of [eva, paul]) await expect(client.maps()).rejects.toThrow();
    const refused = await fetch(`${b.url}/v1/maps`, {
      headers: { cookie: `${eva.cookie.name}=${eva.cookie.value}` },
    });
    expect(refused.status).toBe(401);
  });

  // A lease of half a minute has to run out.
  it.runIf(process.env["ITINERA_FULL"])(
    "an import whose server is killed is read by the other one",
    async () => {
      const rows = 600_000;
      const folder = await mkdtemp(join(tmpdir(), "itinera-log-"));
      const log = join(folder, "log.csv");
      const lines = Array.from(
        { length: rows },
        (_, n) => `c${n >> 2},step ${n & 3},${1_700_000_000_000 + n}`,
      );
      await writeFile(log, `case,activity,time\n${lines.join("\n")}\n`);
      const importing = a.answerOf("import", log, "--project", "Large").catch(() => undefined);
      const line = async (server: Serving) => {
        const { imports } = await server.answerOf<{
          imports: { project: string; state: string; rowsRead: number }[];
        }>("imports");
        return imports.find((one) => one.project === "Large");
      };
      await expect
        .poll(async () => (await line(a))?.rowsRead ?? 0, { timeout: 30_000 })
        .toBeGreaterThan(1_000);
      await a.kill();
      await importing;
      await rm(folder, { recursive: true });
      await expect
        .poll(() => line(b), { timeout: 150_000, interval: 1_000 })
        .toMatchObject({
          state: "done",
          events: rows,
          added: rows,
          cases: rows / 4,
        });
      a = await commons.server();
    },
  );

  it("a server that keeps its numbers to itself is turned away", async () => {
    const { DATABASE_URL = "" } = commons.variables;
    const folder = await mkdtemp(join(tmpdir(), "itinera-alone-"));
    const said = await itineraIn({ DATABASE_URL }, "serve", "--data", folder, "--port", "0");
    await rm(folder, { recursive: true, force: true });
    expect(said).toMatchObject({ code: 1, out: "" });
    expect(said.err).toMatch(/in use by another Itinera.*CLICKHOUSE_URL/);
    expect(said.err.trim().split("\n")).toHaveLength(1);
  });
});
