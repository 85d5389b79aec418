import { applyToDoc, readMap } from "@itinera/collab";
import { mapVersion, planAll, type MapId } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame, type ServerFrame } from "@itinera/protocol";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const canary = "Canary0815";
let isBroken = false;
let engine: "up" | "down" = "up";
let under: ServerUnderTest;
let url = "";
beforeAll(async () => {
  const health = { version: () => null, since: () => 0, onChange: () => () => undefined };
  under = await serverUnderTest(
    { analytics: undefined, engine: { ...health, state: () => engine } },
    {
      wrap: (store) => ({
        ...store,
        imports: {
          ...store.imports,
          countByState: () => (isBroken ? Promise.reject(new Error("away")) : store.imports.countByState()),
        },
      }),
    },
  );
  url = await under.server.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => under.close());

const ask = (path: string, method: "GET" | "POST" | "DELETE" = "GET", headers = {}) =>
  under.server.app.inject({ method, url: path, headers: { host: "localhost", ...headers } });

const read = async () => {
  const said = await ask("/v1/metrics");
  expect(said.statusCode).toBe(200);
  expect(said.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
  return said.body;
};

/** Values by their series, as they stand in the text. */
async function figures(): Promise<ReadonlyMap<string, number>> {
  return new Map(
    (await read()).split("\n").flatMap((line) => {
      const found = /^([a-z_]+(?:\{.*\})?) (\S+)$/i.exec(line);
      return found ? [[found[1] ?? "", Number(found[2])] as const] : [];
    }),
  );
}

/** What `act` added to each of the series that it changed, those of the asking itself aside. */
async function added(act: () => Promise<unknown>, about: RegExp): Promise<Readonly<Record<string, number>>> {
  const before = await figures();
  await act();
  const after = await figures();
  return Object.fromEntries(
    [...after].flatMap(([series, value]) => {
      const more = value - (before.get(series) ?? 0);
      return about.test(series) && more !== 0 && !series.includes("/v1/metrics") ? [[series, more]] : [];
    }),
  );
}

const newMap = async (): Promise<MapId> =>
  (
    await under.client.newMap({
      project: canary,
      from: { kind: "template", template: "generic", lang: "en" },
    })
  ).map;

/** Somebody who has a map open. */
async function visitor(map: MapId) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/v1/maps/${map}/room`, {
    headers: { host: "localhost" },
  });
  const doc = new Y.Doc();
  const frame = async (): Promise<ServerFrame | undefined> => {
    const [data] = (await once(socket, "message")) as [Buffer];
    return decodeServerFrame(new Uint8Array(data));
  };
  await once(socket, "open");
  const stateVector = Y.encodeStateVector(doc) as Bytes;
  const welcomed = frame();
  socket.send(
    encodeClientFrame({
      kind: "hello",
      token: "",
      version: mapVersion,
      epoch: -1,
      client: doc.clientID,
      seq: 0,
      stateVector,
    }),
  );
  const welcome = await welcomed;
  if (welcome?.kind !== "welcome") throw new Error("not welcome");
  for (const update of welcome.missing) Y.applyUpdate(doc, update);
  let n = 0;
  return {
    /** Resolves when it is acknowledged. */
    async rename(name: string): Promise<void> {
      const planned = planAll(readMap(doc, map), [{ kind: "map.rename", name }]);
      if (planned.kind === "refused") throw new Error(planned.reason);
      const known = Y.encodeStateVector(doc);
      applyToDoc(doc, planned.changes);
      const acknowledged = frame();
      socket.send(
        encodeClientFrame({ kind: "edit", n: ++n, update: Y.encodeStateAsUpdate(doc, known) as Bytes }),
      );
      expect(await acknowledged).toMatchObject({ kind: "committed", acked: n });
    },
    async leave(): Promise<void> {
      socket.close();
      await once(socket, "close");
    },
  };
}

const requests = (route: string, method: string, status: string) =>
  `itinera_http_requests_total{route="${route}",method="${method}",status="${status}"}`;

it("counts requests by template, method and class of status, each once", async () => {
  const map = await newMap();
  const act = async () => {
    await ask(`/v1/maps/${map}`);
    await ask(`/v1/maps/${map}?q=${canary}`);
    await ask(`/v1/maps/${canary}`);
    await ask(`/${canary}`);
    await ask(`/v1/${canary}`, "DELETE");
    await ask(`/v1/maps`, "GET", { host: canary });
  };
  expect(await added(act, /http_requests_total|request_duration_seconds_count/)).toEqual({
    [requests("/v1/maps/:map", "GET", "2xx")]: 2,
    [requests("/v1/maps/:map", "GET", "4xx")]: 1,
    [requests("/v1/maps", "GET", "4xx")]: 1,
    [requests("unknown", "any", "4xx")]: 2,
    'itinera_http_request_duration_seconds_count{route="/v1/maps/:map",method="GET"}': 3,
    'itinera_http_request_duration_seconds_count{route="/v1/maps",method="GET"}': 1,
    'itinera_http_request_duration_seconds_count{route="unknown",method="any"}': 2,
  });
});

it("counts edits that are acknowledged, by the way they came, and how long each took", async () => {
  const map = await newMap();
  const guest = await visitor(map);
  const act = async () => {
    for (const name of ["a", "b", canary]) await guest.rename(name);
    await under.client.editMap(map, [
      { kind: "map.rename", name: "d" },
      { kind: "map.set-frame", fields: { goal: canary } },
    ]);
    await under.client.editMap(map, [{ kind: "card.delete", id: "nothing" as never }]).catch(() => undefined);
  };
  expect(await added(act, /acknowledge\w*_(total|count)/)).toEqual({
    'itinera_room_edits_acknowledged_total{way="socket"}': 3,
    'itinera_room_edits_acknowledged_total{way="server"}': 2,
    'itinera_room_acknowledge_duration_seconds_count{way="socket"}': 3,
    'itinera_room_acknowledge_duration_seconds_count{way="server"}': 2,
  });
  const sum = (await figures()).get('itinera_room_acknowledge_duration_seconds_sum{way="socket"}') ?? 0;
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeLessThan(30);
  await guest.leave();
});

it("tells how many maps and sockets are open", async () => {
  const [one, two] = [await newMap(), await newMap()];
  const open = ["itinera_rooms_open", "itinera_room_sockets_open"] as const;
  const now = async () => {
    const all = await figures();
    return open.map((name) => all.get(name) ?? Number.NaN);
  };
  const [rooms = 0, sockets = 0] = await now();
  const guests = [await visitor(one), await visitor(one), await visitor(two)];
  expect(await now()).toEqual([rooms + 2, sockets + 3]);
  await guests[0]?.leave();
  await expect.poll(now).toEqual([rooms + 2, sockets + 2]);
  for (const guest of guests.slice(1)) await guest.leave();
});

it("tells the imports by state, the jobs that wait, and the engine", async () => {
  const act = async () => {
    const { upload } = await under.client.upload(
      `${canary}.csv`,
      `case,event,time\n${canary},go,2025-01-01T00:00:00Z\n`,
    );
    await under.client.newImport({ upload, project: canary, fileName: `${canary}.csv`, mapping: {} });
  };
  expect(await added(act, /itinera_(imports|jobs)/)).toEqual({
    'itinera_imports{state="waiting"}': 1,
    'itinera_jobs_waiting{kind="import.read"}': 1,
  });
  engine = "down";
  const down = await figures();
  expect(down.get('itinera_engine_state{state="down"}')).toBe(1);
  expect(down.get('itinera_engine_state{state="up"}')).toBe(0);
  engine = "up";
  expect((await figures()).get('itinera_engine_state{state="up"}')).toBe(1);
});

it("leaves out what the store does not tell, and tells the rest", async () => {
  isBroken = true;
  const text = await read();
  isBroken = false;
  expect(text).not.toContain("itinera_imports{");
  expect(text).toContain('itinera_jobs_waiting{kind="import.read"}');
  expect(text).toContain("itinera_rooms_open");
});

it("holds neither a name nor an id, has help for each, and no name that is not ours", async () => {
  const map = await newMap();
  const guest = await visitor(map);
  await guest.rename(canary);
  await ask(`/v1/maps/${map}/export?format=svg&q=${canary}`);
  await ask("/v1/maps", "GET", { authorization: `Bearer ${canary}`, cookie: canary, origin: canary });
  await guest.leave();

  const text = await read();
  expect(text).not.toContain(canary);
  expect(text).not.toContain(map);
  const { projects } = await under.client.projects();
  for (const { id } of projects) expect(text).not.toContain(id);
  for (const { id } of (await under.client.imports()).imports) expect(text).not.toContain(id);

  const names = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? ""));
  expect(names.size).toBeGreaterThan(20);
  const guide = await readFile(new URL("../../../../docs/operate.md", import.meta.url), "utf8");
  for (const name of names)
    if (!/^itinera_(process|nodejs)_/.test(name)) expect(guide).toContain(`| \`${name}\` |`);
  for (const name of names) {
    expect(name).toMatch(/^itinera_[a-z0-9_]+$/);
    expect(text).toMatch(new RegExp(`^# HELP ${name} \\S.+$`, "m"));
  }
  expect(text).toMatch(/^itinera_nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^itinera_process_resident_memory_bytes \d/m);
});

it("two servers of one process count each for itself", async () => {
  const other = await serverUnderTest();
  await ask("/v1/status");
  const said = await other.server.app.inject({ url: "/v1/metrics", headers: { host: "localhost" } });
  await other.close();
  expect(said.body).not.toContain('route="/v1/status"');
  expect(said.body).toContain("itinera_nodejs_eventloop_lag_seconds");
});
