// Links to a map: what they show, to whom, and until when.
import {
  cardIdSchema,
  laneIdSchema,
  mapVersion,
  personaIdSchema,
  richTextOf,
  stageIdSchema,
  type Edit,
  type EpochMs,
  type MapId,
} from "@itinera/core";
import {
  decodeServerFrame,
  encodeClientFrame,
  type NewShare,
  type ServerFrame,
  type ShareLine,
} from "@itinera/protocol";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

let under: ServerUnderTest;
let clock = Date.now();
let map: MapId;
let other: MapId;
let port: number;

const hourMs = 3_600_000;
const canary = "Canary";
const [shown, hidden] = [laneIdSchema.parse("shown"), laneIdSchema.parse("hidden")];
const stage = stageIdSchema.parse("arrival");
const persona = personaIdSchema.parse("marta");

/** Everything that is not for whoever holds a link has the canary in it. */
const edits: readonly Edit[] = [
  { kind: "map.rename", name: "Our shop" },
  { kind: "map.set-frame", fields: { goal: `${canary} goal`, scope: `${canary} scope` } },
  { kind: "stage.add", id: stage, name: "Arrival", at: 0 },
  { kind: "stage.set", id: stage, fields: { note: `${canary} note` } },
  { kind: "stage.bind", id: stage, binding: [{ name: `${canary} event`, where: [] }] },
  { kind: "persona.add", id: persona, name: "Marta", fields: { about: `${canary} about` } },
  { kind: "lane.add", id: shown, lane: "thoughts", at: 0 },
  { kind: "lane.add", id: hidden, lane: "barriers", name: `${canary} lane`, at: 1 },
  {
    kind: "card.add",
    id: cardIdSchema.parse("seen"),
    lane: shown,
    column: stage,
    text: richTextOf("Where is the door"),
    at: 0,
    binding: [{ name: `${canary} bound`, where: [] }],
    fields: {
      owner: `${canary} owner`,
      plan: `${canary} plan`,
      evidence: [{ source: "interviews", note: `${canary} source`, url: `https://${canary}.example`, n: 12 }],
      attachments: [{ kind: "link", url: `https://${canary}.example`, title: `${canary} link` }],
    },
  },
  {
    kind: "card.add",
    id: cardIdSchema.parse("unseen"),
    lane: hidden,
    column: stage,
    text: richTextOf(`${canary} barrier`),
    at: 0,
  },
];

async function newMap(): Promise<MapId> {
  const from = { kind: "template", template: "generic", lang: "en" } as const;
  return (await under.client.newMap({ project: "Shop", from })).map;
}

beforeAll(async () => {
  under = await serverUnderTest(undefined, { sessionOf: "real", now: () => clock as EpochMs });
  [map, other] = [await newMap(), await newMap()];
  for (const { id } of (await under.client.map(map)).stages)
    await under.client.editMap(map, [{ kind: "stage.delete", id }]);
  await under.client.editMap(map, edits);
  await under.server.app.listen({ port: 0, host: "127.0.0.1" });
  port = (under.server.app.server.address() as { port: number }).port;
});
afterAll(() => under.close());
beforeEach(() => {
  clock += 30 * 24 * hourMs;
});

const tokenOf = ({ path }: ShareLine) => path.slice("/s/".length);
const share = (terms: NewShare) => under.client.newShare(map, terms);

/** As a browser that nobody knows, or that has a cookie. */
const ask = (method: "GET" | "POST" | "DELETE", url: string, payload?: object, cookie?: string) =>
  under.server.app.inject({
    method,
    url: `/v1${url}`,
    headers: { host: "localhost", ...(cookie !== undefined && { cookie }) },
    ...(payload && { payload }),
  });
const open = async (token: string, password?: string) => {
  const said = await ask("POST", "/shared/open", { token, password });
  const [cookie] = [said.headers["set-cookie"] ?? []].flat();
  return {
    status: said.statusCode,
    ...said.json<{ kind?: string; code?: string; pass?: string; map?: string }>(),
    cookie: cookie?.split(";")[0],
  };
};
const looksBy = async (pass: string) => (await ask("GET", `/shared/${pass}/map`)).statusCode;

describe("a link to look", () => {
  it("shows the lanes that were chosen, and nothing that is not drawn", async () => {
    const { pass } = await open(tokenOf(await share({ lanes: [shown] })));
    const said = await ask("GET", `/shared/${pass}/map`);
    expect(said.statusCode, said.body).toBe(200);
    expect(said.body).toContain("Where is the door");
    expect(said.body).not.toContain(canary);
    const drawn = await ask("GET", `/shared/${pass}/map.svg`);
    expect(drawn.statusCode, drawn.body).toBe(200);
    expect(drawn.headers["cross-origin-resource-policy"]).toBe("cross-origin");
    expect(drawn.headers["x-robots-tag"]).toBe("noindex");
    // Opened by itself it is a page, in which nothing may run.
    expect(drawn.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(drawn.body).toContain("Our shop");
    expect(drawn.body).not.toContain(canary);
  });

  it("shows all lanes, and still nothing that is not drawn", async () => {
    const { pass } = await open(tokenOf(await share({})));
    const { body } = await ask("GET", `/shared/${pass}/map`);
    const drawn = [`${canary} lane`, `${canary} barrier`];
    expect(drawn.reduce((text, words) => text.replaceAll(words, ""), body)).not.toContain(canary);
    for (const words of drawn) expect(body).toContain(words);
  });

  it("shows no numbers where it was made without", async () => {
    const { pass } = await open(tokenOf(await share({ numbers: false })));
    expect((await ask("GET", `/shared/${pass}/map`)).json()).toMatchObject({ numbers: { kind: "none" } });
  });

  it("opens no other door", async () => {
    const { pass, cookie } = await open(tokenOf(await share({})));
    expect(cookie).toBeUndefined();
    for (const url of ["/maps", `/maps/${map}`, "/projects", "/personas", `/maps/${map}/export?format=svg`])
      expect((await ask("GET", url)).statusCode, url).toBe(401);
    expect((await ask("GET", `/shared/${pass}/assets/${"0".repeat(64)}`)).statusCode).toBe(404);
  });
});

describe("a link is closed", () => {
  it("with a guessed, a cut or a changed token", async () => {
    const token = tokenOf(await share({}));
    const [id = "", sign = ""] = token.split(".");
    const flipped = `${sign.startsWith("A") ? "B" : "A"}${sign.slice(1)}`;
    for (const guess of [
      id,
      `${id}.`,
      `${id}.${flipped}`,
      token.slice(0, -1),
      `${token}A`,
      "x.y",
      "~~",
      `${id}~9e15~x`,
    ]) {
      expect(await open(guess), guess).toMatchObject({ status: 404, code: "share.gone" });
      expect(await looksBy(encodeURIComponent(guess)), guess).toBe(404);
    }
    // 256 bits behind the id.
    expect(Buffer.from(sign, "base64url")).toHaveLength(32);
    expect(await looksBy(token)).toBe(200);
  });

  it("from the moment that it runs out, or is revoked, or its map is deleted", async () => {
    const line = await share({ expires: clock + hourMs });
    const token = tokenOf(line);
    expect(await looksBy(token)).toBe(200);
    clock += hourMs;
    expect(await looksBy(token)).toBe(404);
    expect(await open(token)).toMatchObject({ status: 410, code: "share.expired" });

    const revoked = await share({});
    await under.client.revokeShare(map, revoked.id);
    expect(await open(tokenOf(revoked))).toMatchObject({ status: 404, code: "share.gone" });
    expect(await looksBy(tokenOf(revoked))).toBe(404);

    const again = await share({});
    await under.client.deleteMap(map);
    expect(await looksBy(tokenOf(again))).toBe(404);
    await under.client.restoreMap(map);
    expect(await looksBy(tokenOf(again))).toBe(200);
  });

  it("without its password, and after ten wrong ones to that address", async () => {
    const line = await share({ password: "blue door" });
    const token = tokenOf(line);
    expect(await open(token)).toMatchObject({ status: 200, kind: "password" });
    expect(await looksBy(token)).toBe(404);
    expect(await open(token, "red door")).toMatchObject({ status: 403, code: "share.wrong-password" });
    const { pass = "" } = await open(token, "blue door");
    expect(await looksBy(pass)).toBe(200);
    clock += 13 * hourMs;
    expect(await looksBy(pass)).toBe(404);

    const { pass: next = "" } = await open(token, "blue door");
    await under.client.changeShare(map, line.id, { password: "green door" });
    expect(await looksBy(next)).toBe(404);
    for (let tries = 0; tries < 10; tries++) await open(token, `guess ${tries}`);
    expect(await open(token, "green door")).toMatchObject({ status: 429, code: "share.too-many" });
  });

  it("keeps no token and no password in the database", async () => {
    const line = await share({ password: "a password of a link" });
    const stored = JSON.stringify(await under.store.shares.get(line.id));
    expect(stored).toContain("$argon2id$");
    expect(stored).not.toContain("a password of a link");
    expect(stored).not.toContain(tokenOf(line).split(".")[1]);
  });
});

describe("a link to edit", () => {
  const sockets = new Set<WebSocket>();
  afterAll(() => {
    for (const socket of sockets) socket.terminate();
  });

  /** The frames of a room, entered with a cookie. */
  async function enter(id: MapId, cookie: string) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/maps/${id}/room`, {
      headers: { host: "localhost", cookie },
    });
    sockets.add(socket);
    const frames: (ServerFrame | undefined)[] = [];
    socket.on("message", (data: Buffer) => frames.push(decodeServerFrame(new Uint8Array(data))));
    await once(socket, "open");
    const hello = { token: "", version: mapVersion, epoch: -1, client: 7, seq: 0 };
    socket.send(encodeClientFrame({ kind: "hello", ...hello, stateVector: new Uint8Array([0]) }));
    await expect.poll(() => frames.length).toBeGreaterThan(0);
    return { socket, frames };
  }

  it("lets a browser work in its map, and in nothing else", async () => {
    const { kind, map: at, cookie = "" } = await open(tokenOf(await share({ role: "editor" })));
    expect([kind, at]).toEqual(["enter", map]);
    const status = async (method: "GET" | "POST" | "DELETE", url: string, body?: object) =>
      (await ask(method, url, body, cookie)).statusCode;
    const rename = { edits: [{ kind: "map.rename", name: "Our shop" }] };
    expect(await status("POST", `/maps/${map}/edits`, rename)).toBe(200);
    expect(await status("POST", `/maps/${other}/edits`, rename)).toBe(403);
    expect(await status("GET", `/maps/${other}`)).toBe(403);
    expect(await status("GET", `/maps/${map}/shares`)).toBe(403);
    expect(await status("POST", `/maps/${map}/shares`, {})).toBe(403);
    for (const url of ["/personas", "/imports", "/members", "/invitations", `/maps/${map}/members`])
      expect(await status("GET", url), url).toBe(403);
    expect(await status("POST", `/maps/${map}/duplicate`, {})).toBe(403);
    expect(await status("DELETE", `/maps/${map}`)).toBe(403);
    const { maps } = (await ask("GET", "/maps", undefined, cookie)).json<{ maps: { id: string }[] }>();
    expect(maps.map(({ id }) => id)).toEqual([map]);
    const { frames } = await enter(map, cookie);
    expect(frames[0]).toMatchObject({ kind: "welcome", role: "editor" });
  });

  it("is out within two seconds of being revoked, and becomes what it is changed to", async () => {
    const line = await share({ role: "editor" });
    const { cookie = "" } = await open(tokenOf(line));
    const { frames, socket } = await enter(map, cookie);
    await under.client.changeShare(map, line.id, { role: "commenter" });
    await expect.poll(() => frames.at(-1), { timeout: 2_000 }).toEqual({ kind: "role", role: "commenter" });
    await under.client.revokeShare(map, line.id);
    await expect.poll(() => frames.at(-1), { timeout: 2_000 }).toMatchObject({ code: "revoked" });
    await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
    expect((await ask("GET", `/maps/${map}`, undefined, cookie)).statusCode).toBe(401);
  });

  it("shows all lanes, and stands in no frame: other terms are refused", async () => {
    await expect(share({ role: "editor", lanes: [shown] })).rejects.toMatchObject({ status: 422 });
    await expect(share({ role: "commenter", embed: ["*"] })).rejects.toMatchObject({ status: 422 });
    const line = await share({ lanes: [shown] });
    await expect(under.client.changeShare(map, line.id, { role: "editor" })).rejects.toMatchObject({
      status: 422,
    });
  });
});

it("what was done with links stands in the audit log", async () => {
  const line = await share({});
  await open(tokenOf(line));
  await under.client.changeShare(map, line.id, { numbers: false });
  await under.client.revokeShare(map, line.id);
  const { workspace } = (await under.client.me()) as { workspace: { id: string } };
  const entries = await under.store.audit.list(workspace.id as never, { limit: 4 });
  expect(entries.map(({ action }) => action).toReversed()).toEqual([
    "share.made",
    "share.opened",
    "share.changed",
    "share.revoked",
  ]);
  expect(JSON.stringify(entries)).not.toContain(tokenOf(line).split(".")[1]);
});
