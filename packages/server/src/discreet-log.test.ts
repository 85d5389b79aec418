// What somebody wrote, or who they are, is in no line of the log, however a request, a socket or a job fails.
import type { Analytics } from "@itinera/analytics";
import { mapIdSchema, mapVersion, type MapId } from "@itinera/core";
import { encodeClientFrame } from "@itinera/protocol";
import type { Store } from "@itinera/store";
import { once } from "node:events";
import { connect } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { discreet, tellError } from "./discreet-log.ts";
import { serverUnderTest, type ServerUnderTest } from "./server.test-kit.ts";

const canary = "Zaphod0815Canary";
/** As text, and as a buffer that was printed as JSON. */
const traces = [
  canary,
  Buffer.from(canary).toString("base64").slice(2, 18),
  [...Buffer.from(canary)].join(","),
];

let bytes = "";
const log = pino({ level: "trace" }, { write: (line) => void (bytes += line) });
const lines = () => bytes.split("\n").filter((line) => line !== "");
const expectNoTrace = () => {
  for (const trace of traces) expect(lines().filter((line) => line.includes(trace))).toEqual([]);
};

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("It did not fail");
}

const failures: Readonly<Record<string, () => unknown>> = {
  "an error of our own": () => new Error(`There is a map ${canary} already`),
  "a text": () => canary,
  "an object": () => ({ message: canary, body: canary }),
  "PostgreSQL's": () =>
    Object.assign(new Error(`invalid input syntax for type json: "${canary}"`), {
      code: "22P02",
      severity: "ERROR",
      detail: `Key (name)=(${canary}) already exists.`,
      where: `JSON data, line 1: ${canary}`,
      parameters: [canary],
      query: `SELECT '${canary}'`,
    }),
  "SQLite's": () =>
    Object.assign(new Error(`unrecognized token: "${canary}"`), { code: "SQLITE_ERROR", params: [canary] }),
  "the engine's": () =>
    Object.assign(new Error(`Syntax error: failed at position 8 (${canary}): ${canary}`), {
      code: "62",
      type: "SYNTAX_ERROR",
      sql: canary,
    }),
  "a parser's": () => thrown(() => JSON.parse(`{"name": ${canary}`)),
  "one with causes": () =>
    new Error(canary, { cause: new AggregateError([new Error(canary)], canary, { cause: { canary } }) }),
  "one whose words look like its stack": () =>
    new Error(`${canary}\n    at ${canary} (file:///${canary}:1:1)`),
  "one whose code is somebody's words": () => Object.assign(new Error(canary), { code: `${canary} !` }),
};

/** What the store does instead of its work. */
let failure: (() => unknown) | undefined;

/** Every verb of every part of the store fails when it is told to. */
const fragile = (store: Store): Store =>
  new Proxy(store, {
    get(whole, name: keyof Store) {
      const part: unknown = whole[name];
      if (typeof part !== "object" || part === null) return part;
      return new Proxy(part, {
        get: (verbs, verb) => {
          const act: unknown = Reflect.get(verbs, verb);
          if (typeof act !== "function") return act;
          return (...asked: unknown[]): unknown => {
            if (!failure) return Reflect.apply(act, verbs, asked);
            const error = failure();
            if (name !== "files" || verb !== "read") return Promise.reject(error);
            return (async function* () {
              yield new Uint8Array(1);
              throw error;
            })();
          };
        },
      });
    },
  });

const isFailing = () => Promise.reject((failure ?? failures["the engine's"])!());
const analytics: Analytics = {
  migrate: async () => ({ kind: "current" }),
  importRows: isFailing,
  removeImport: isFailing,
  dropProject: isFailing,
  dropEverything: isFailing,
  ask: isFailing,
  counts: async () => ({ events: 0, imports: [] }),
  streamed: isFailing,
  foldStream: isFailing,
  isWhole: async () => true,
  bytes: async () => 0,
};

let under: ServerUnderTest;
let port = 0;
let map: MapId;
let project = "";
beforeAll(async () => {
  const engine = {
    state: () => "up" as const,
    version: () => null,
    since: () => 0,
    onChange: () => () => undefined,
  };
  under = await serverUnderTest({ analytics, engine }, { log, wrap: fragile });
  await under.server.app.listen({ host: "127.0.0.1", port: 0 });
  port = (under.server.app.server.address() as { port: number }).port;
  ({ map } = await under.client.newMap({
    project: canary,
    from: { kind: "template", template: "generic", lang: "en" },
  }));
  project = (await under.client.projects()).projects[0]?.id ?? "";
});
afterAll(() => under.close());

const ask = (method: string, url: string, payload?: unknown, headers: Record<string, string> = {}) =>
  under.server.app.inject({
    method: method as "GET",
    url,
    headers: { host: "localhost", ...headers },
    ...(payload === undefined ? {} : { payload: payload as string }),
  });

const binding = [{ name: canary, where: [{ property: canary, op: "is", value: canary }] }];
const text = { "content-type": "text/csv" };

/** One of each kind of route, with somebody's words wherever there is room for them. */
const requests = () =>
  [
    ["GET", "/v1/status"],
    ["GET", `/v1/projects?q=${canary}`],
    ["POST", "/v1/projects", { name: canary }],
    ["DELETE", `/v1/projects/${canary}`],
    ["GET", "/v1/maps"],
    ["POST", "/v1/maps", { project: canary, name: canary, from: { kind: "file", text: canary } }],
    ["GET", `/v1/maps/${map}`],
    ["POST", `/v1/maps/${map}/edits`, { edits: [{ kind: "map.rename", name: canary }] }],
    ["POST", `/v1/maps/${map}/edits`, { edits: [{ kind: "stage.bind", id: canary, binding }] }],
    ["GET", `/v1/maps/${map}/export?format=pdf&title=${canary}`],
    ["GET", `/v1/maps/${map}/assets/${"0".repeat(64)}`],
    ["PUT", "/v1/personas/p1", { name: canary, fields: {} }],
    ["POST", `/v1/preview?name=${canary}.csv&bytes=10`, canary, text],
    ["POST", `/v1/uploads?name=${canary}.csv`, `case,event,time\n${canary},${canary},2025-01-01\n`, text],
    ["POST", "/v1/imports", { upload: canary, project: canary, fileName: canary, mapping: { case: canary } }],
    ["GET", "/v1/imports"],
    ["POST", `/v1/projects/${project}/ask`, { kind: "funnel", steps: [{ name: canary, binding }] }],
    ["POST", `/v1/projects/${project}/ask`, { kind: "variants" }],
    ["POST", `/v1/projects/${project}/discover`, { name: canary }],
    ["GET", "/v1/health/ready"],
    ["GET", "/v1/metrics"],
  ] as const;

describe.each(Object.keys(failures))("a store that fails with %s", (name) => {
  it("fails requests, and the log does not hold what they were about", async () => {
    const before = lines().length;
    failure = failures[name];
    const said = await Promise.all(
      requests().map(([method, url, body, headers]) => ask(method, url, body, headers)),
    );
    failure = undefined;
    expect(said.filter(({ statusCode }) => statusCode === 500).length).toBeGreaterThan(5);
    // The failures are told, each with the place where it was thrown.
    expect(lines().length - before).toBeGreaterThan(5);
    expectNoTrace();
  });
});

it("requests that are wrong leave nothing of theirs", async () => {
  const headers = { "content-type": "application/json" };
  for (const body of [
    `{"name":"${canary}`,
    `{"${canary}":1}`,
    `"${canary}"`,
    `[${canary}]`,
    canary.repeat(600_000),
  ]) {
    for (const url of ["/v1/projects", "/v1/maps", `/v1/maps/${map}/edits`, `/${canary}`])
      expect((await ask("POST", url, body, headers)).statusCode).toBeGreaterThanOrEqual(400);
  }
  for (const [name, status] of [
    ["host", 421],
    ["authorization", 401],
    ["content-type", 415],
    ["accept-encoding", 200],
    ["cookie", 200],
    ["referer", 200],
    ["user-agent", 200],
    ["if-none-match", 200],
    ["x-forwarded-for", 200],
  ] as const) {
    const posts = name === "content-type";
    const said = await ask(
      posts ? "POST" : "GET",
      posts ? "/v1/projects" : "/v1/maps",
      posts ? canary : undefined,
      {
        [name]: canary,
      },
    );
    expect(said.statusCode, name).toBe(status);
  }
  await ask("POST", "/v1/projects", { name: "a" }, { origin: `http://${canary}` });
  for (const url of [`/%E0%A4%A${canary}`, `/v1/maps/${canary.repeat(30)}`, `/v1/maps/..%2f${canary}`])
    expect((await ask("GET", url)).statusCode).toBeGreaterThanOrEqual(400);
  expectNoTrace();
});

/** Sends bytes as they are, and waits until the server has had enough of them. */
async function sendRaw(raw: string): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.resume();
  socket.end(raw);
  await once(socket, "close");
}

it("nor do bytes that are no request", async () => {
  const before = lines().length;
  for (const raw of [
    `${canary}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${canary}\r\n\r\n`,
    `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${canary.repeat(2_000)}\r\n\r\n`,
    `GET / HTTP/9.9\r\nhost: ${canary}\r\n\r\n`,
    `POST /v1/projects HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"name":"${canary}`,
    `POST /v1/uploads?name=${canary} HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/csv\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n${canary}`,
  ])
    await sendRaw(raw);
  // At this level the server tells of each.
  expect(lines().length).toBeGreaterThan(before);
  expectNoTrace();
});

it("nor do frames in the room of a map, whatever goes wrong with them", async () => {
  const hello = encodeClientFrame({
    kind: "hello",
    token: canary,
    version: mapVersion,
    epoch: -1,
    client: 1,
    seq: 0,
    stateVector: new Uint8Array([0]),
  });
  const update = new Uint8Array(Buffer.from(canary));
  const edit = encodeClientFrame({ kind: "edit", n: 1, update });
  const presence = encodeClientFrame({ kind: "presence", state: update });
  const before = lines().length;
  for (const isFragile of [false, true]) {
    for (const frames of [[canary], [update], [hello, edit], [hello, presence, update], [hello, canary]]) {
      // One that nobody has open yet is loaded for the first of them.
      const { map: another } = await under.client.duplicateMap(map);
      const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/maps/${another}/room`, {
        headers: { host: "localhost", cookie: canary, "user-agent": canary },
      });
      socket.on("error", () => undefined);
      await once(socket, "open");
      if (isFragile) failure = failures["SQLite's"];
      for (const frame of frames) socket.send(frame);
      await Promise.race([once(socket, "close"), new Promise((resolve) => setTimeout(resolve, 300))]);
      socket.terminate();
      failure = undefined;
    }
  }
  const other = mapIdSchema.parse(`${map}x`);
  failure = failures["an error of our own"];
  const turnedAway = new WebSocket(`ws://127.0.0.1:${port}/v1/maps/${other}/room`, {
    headers: { host: "localhost", cookie: canary },
  });
  await once(turnedAway, "error");
  failure = undefined;
  const told = lines().slice(before).join("\n");
  expect(told).toContain("something went wrong behind a map that is open");
  expect(told).toContain("a map could not be opened");
  expectNoTrace();
});

it("nor does an import that fails in the engine", async () => {
  const { upload } = await under.client.upload(
    `${canary}.csv`,
    `case,event,time\n${canary},${canary},2025-01-01T00:00:00Z\n`,
  );
  const made = await under.client.newImport({
    upload,
    project: canary,
    fileName: `${canary}.csv`,
    mapping: {},
  });
  await expect.poll(async () => (await under.client.import(made.import)).state).toBe("failed");
  expect(bytes).toContain("a job failed");
  expectNoTrace();
});

it("an error is told by its kind, its code and where it was thrown", () => {
  const told = tellError(failures["PostgreSQL's"]!()) as { at: readonly string[] };
  expect(told).toMatchObject({ type: "Error", code: "22P02" });
  expect(told.at[0]).toContain("discreet-log.test.ts");
  expect(JSON.stringify(tellError(failures["one with causes"]!()))).toContain(
    '"cause":{"type":"AggregateError"',
  );
  const file = Object.assign(new Error("EACCES: permission denied, open '/data/itinera.db'"), {
    code: "EACCES",
    syscall: "open",
  });
  expect(tellError(file)).toMatchObject({ message: "EACCES: permission denied, open '/data/itinera.db'" });
});

it("keeps its discretion in whatever is made of it, and with whatever it is given", () => {
  let said = "";
  const loud = pino({ level: "trace" }, { write: (line) => void (said += line) });
  const whole = discreet(loud);
  const std = { err: (error: unknown) => error, req: (request: unknown) => request };
  const child = whole.child({ job: "j1" }, { serializers: std });
  const error = Object.assign(new Error(canary), { body: canary });
  for (const one of [whole, child]) {
    one.error(error);
    one.error({ err: error });
    one.warn({ err: error }, "words");
    one.info(
      { req: { method: "GET", url: canary, headers: { cookie: canary } }, res: { statusCode: 200 } },
      "words",
    );
    one.debug({ token: canary, headers: { authorization: canary, "set-cookie": canary } }, "words");
    one.trace({ deep: { er: { email: canary, query: canary, body: canary } } }, "words");
  }
  expect(said.split("\n").filter((line) => line !== "")).toHaveLength(12);
  expect(said).toContain('"job":"j1"');
  expect(said).toContain('"method":"GET"');
  expect(said).not.toContain(canary);
});
