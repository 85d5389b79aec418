// Coming in over HTTP, with everything that somebody might try.
import { mapVersion, type AccountId, type EpochMs, type MapId, type WorkspaceRole } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame, type ServerFrame } from "@itinera/protocol";
import { defaultWorkspace } from "@itinera/store";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

let under: ServerUnderTest;
let port: number;
let clock = 0;
beforeAll(async () => {
  under = await serverUnderTest(undefined, {
    sessionOf: "real",
    now: () => (Date.now() + clock) as EpochMs,
  });
  await under.server.app.listen({ port: 0, host: "127.0.0.1" });
  port = (under.server.app.server.address() as { port: number }).port;
});
afterAll(() => under.close());

/** All of them in the long form. */
const guesses = process.env["ITINERA_FULL"] ? 10_000 : 1_000;

const password = "a password that is long enough";
let made = 0;
/** A new account that is this in the first workspace. */
async function person(role: WorkspaceRole = "editor") {
  const email = `person${++made}@example.org`;
  const { account } = await under.client.newAccount({ email, role, password });
  return { email, account };
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A browser: it keeps what cookies it is given. */
function browser() {
  const jar = new Map<string, string>();
  return {
    cookie: () => [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    async ask(method: Method, path: string, payload?: object, headers: Record<string, string> = {}) {
      const answer = await under.server.app.inject({
        method,
        url: `/v1${path}`,
        headers: { host: "localhost", cookie: this.cookie(), ...headers },
        ...(payload && { payload }),
      });
      for (const one of [answer.headers["set-cookie"] ?? []].flat()) {
        const [name = "", value = ""] = one.split(";")[0]?.split("=") ?? [];
        if (value === "") jar.delete(name);
        else jar.set(name, value);
      }
      return { status: answer.statusCode, ...JSON.parse(answer.body || "{}") } as {
        status: number;
        code?: string;
        kind?: string;
        [key: string]: unknown;
      };
    },
  };
}

async function signedIn(email: string) {
  const window = browser();
  expect(await window.ask("POST", "/sign-in", { email, password })).toMatchObject({
    status: 200,
    state: "in",
  });
  return window;
}

const tokenIn = (path: string) => path.split("#")[1] ?? "";

describe("guessing", () => {
  it(
    `${guesses} passwords, each from another forged address, gets ten tries in a quarter of an hour`,
    { timeout: 120_000 },
    async () => {
      const { email } = await person();
      const seen = new Map<string, number>();
      const guess = async (n: number) => {
        const forged = `203.0.${n >> 8}.${n & 255}`;
        const body = { email, password: `guess number ${n}` };
        const headers = { "x-forwarded-for": forged, forwarded: `for=${forged}`, "x-real-ip": forged };
        const { code = "in" } = await browser().ask("POST", "/sign-in", body, headers);
        seen.set(code, (seen.get(code) ?? 0) + 1);
      };
      const atOnce = 50;
      for (let n = 0; n < guesses; n += atOnce)
        await Promise.all(Array.from({ length: atOnce }, (_, at) => guess(n + at)));
      process.stdout.write(`${guesses} guesses with forged addresses: ${JSON.stringify([...seen])}\n`);
      expect(seen.get("sign-in.wrong")).toBeLessThanOrEqual(10);
      expect(seen.get("in")).toBeUndefined();
      // The right one is not taken either, until the quarter is over; then it is.
      expect(await browser().ask("POST", "/sign-in", { email, password })).toMatchObject({ status: 429 });
      clock += 15 * 60_000;
      expect(await browser().ask("POST", "/sign-in", { email, password })).toMatchObject({ status: 200 });
    },
  );

  it("a password that comes too late is not looked at, so that the next answer does not tell that it was right", async () => {
    clock += 15 * 60_000;
    const { email } = await person();
    const other = await person();
    const ask = async (guess: string) =>
      (await browser().ask("POST", "/sign-in", { email, password: guess })).status;
    for (let n = 0; n < 10; n++) expect(await ask(`guess ${n}`)).toBe(401);
    expect(await ask(password)).toBe(429);
    // Passwords are looked at in turn: by now it would have been.
    for (let n = 0; n < 3; n++) await signedIn(other.email);
    expect(await ask("not the one either")).toBe(429);
  });

  it(
    "a thousand who sign in at once are let in or told to come again, and nobody else waits for them",
    { timeout: 60_000 },
    async () => {
      clock += 15 * 60_000;
      const { email } = await person();
      const crowd = Array.from({ length: 1_000 }, () =>
        browser().ask("POST", "/sign-in", { email, password }),
      );
      const before = performance.now();
      expect((await browser().ask("GET", "/status")).status).toBe(200);
      expect(performance.now() - before).toBeLessThan(20_000);
      const statuses = new Set((await Promise.all(crowd)).map(({ status }) => status));
      for (const status of statuses) expect([200, 429, 503]).toContain(status);
      expect(statuses.has(200)).toBe(true);
      clock += 15 * 60_000;
      expect((await browser().ask("POST", "/sign-in", { email, password })).status).toBe(200);
    },
  );
});

describe("a link that is good once", () => {
  const invite = async (terms: Parameters<typeof under.client.invite>[0]) =>
    tokenIn((await under.client.invite(terms)).path);
  const newcomer = () => ({ name: "New", email: `new${++made}@example.org`, password });

  it("an invitation that 50 use at once lets one in, as what it says, and nobody behind them", async () => {
    const token = await invite({ role: "commenter" });
    const window = browser();
    expect(await window.ask("POST", "/tickets/read", { token })).toMatchObject({ kind: "invitation" });
    const race = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const one = browser();
        const { status } = await one.ask("POST", "/tickets/use", { token, ...newcomer() });
        return { one, status };
      }),
    );
    console.log(
      `50 use one invitation at once: ${race.filter(({ status }) => status === 200).length} comes in`,
    );
    const [winner, ...rest] = race.filter(({ status }) => status === 200);
    expect(rest).toHaveLength(0);
    expect(await winner?.one.ask("GET", "/me")).toMatchObject({ workspace: { role: "commenter" } });
    expect(await window.ask("POST", "/tickets/use", { token, ...newcomer() })).toMatchObject({
      status: 410,
      code: "ticket.used",
    });
    // Nothing is left of the accounts of those who were too late.
    const { accounts } = await under.client.accounts();
    expect(accounts.filter(({ workspaces }) => workspaces.length === 0)).toEqual([]);
  });

  it("is for the address that it names alone", async () => {
    const { email } = await person("viewer");
    const other = await person("viewer");
    const token = await invite({ role: "administrator", email });
    const thief = await signedIn(other.email);
    expect(await thief.ask("POST", "/tickets/use", { token })).toMatchObject({
      code: "ticket.other-address",
    });
    // Who says another address than the invitation's is not believed; and the address has an account.
    expect(await browser().ask("POST", "/tickets/use", { token, ...newcomer() })).toMatchObject({
      code: "ticket.has-account",
    });
    const window = await signedIn(email);
    expect((await window.ask("POST", "/tickets/use", { token })).status).toBe(200);
    expect(await window.ask("GET", "/me")).toMatchObject({ workspace: { role: "administrator" } });
  });

  it("opens nothing when it was withdrawn, ran out, or was made up", async () => {
    const withdrawn = await under.client.invite({ role: "editor" });
    await under.client.withdrawInvitation(withdrawn.id);
    const use = async (token: string) =>
      (await browser().ask("POST", "/tickets/use", { token, ...newcomer() })).code;
    expect(await use(tokenIn(withdrawn.path))).toBe("ticket.gone");
    const token = await invite({ role: "editor" });
    clock += 8 * 24 * 3_600_000;
    expect(await use(token)).toBe("ticket.expired");
    const [id = "", sign = ""] = (await invite({ role: "owner" })).split(".");
    for (const guess of [id, `${id}.`, `${id}.${sign.slice(1)}`, `${id}.${"A".repeat(43)}`, "a.b.c"])
      expect(await use(guess), guess).toBe("ticket.gone");
    expect(Buffer.from(sign, "base64url")).toHaveLength(32);
  });

  it("a new password by a link ends the sessions of the old one", async () => {
    const { email, account } = await person();
    const window = await signedIn(email);
    const { path } = await under.client.accountLink(account, { kind: "reset-password" });
    const token = tokenIn(path);
    expect(await browser().ask("POST", "/tickets/use", { token, password: "too short" })).toMatchObject({
      status: 400,
    });
    expect(
      (await browser().ask("POST", "/tickets/use", { token, password: "another long one" })).status,
    ).toBe(200);
    expect((await window.ask("GET", "/maps")).status).toBe(401);
    expect(await browser().ask("POST", "/sign-in", { email, password })).toMatchObject({ status: 401 });
    const answer = await browser().ask("POST", "/sign-in", { email, password: "another long one" });
    expect(answer.status).toBe(200);
  });
});

describe("roles of people", () => {
  it("of two owners who remove each other at once, one stays", async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await under.store.workspaces.make(`Race ${round}`);
      const [a, b] = [await person("viewer"), await person("viewer")];
      for (const { account } of [a, b]) await under.store.workspaces.setRole(id, account, "owner");
      await Promise.all([
        under.store.workspaces.removeMember(id, a.account),
        under.store.workspaces.removeMember(id, b.account),
        under.store.workspaces.setRole(id, a.account, "viewer"),
        under.store.accounts.suspend(b.account),
      ]);
      const owners = (await under.store.workspaces.members(id)).filter(
        ({ role, suspended }) => role === "owner" && suspended === null,
      );
      expect(owners.length, `round ${round}`).toBeGreaterThanOrEqual(1);
    }
  });

  it("nobody makes others, or themselves, more than they are", async () => {
    const { email, account } = await person("administrator");
    const other = await person("viewer");
    const window = await signedIn(email);
    const role = (of: AccountId, wanted: WorkspaceRole) =>
      window.ask("PUT", `/members/${of}`, { role: wanted });
    expect(await role(account, "owner")).toMatchObject({ status: 403, code: "member.owners" });
    expect(await role(other.account, "owner")).toMatchObject({ status: 403 });
    expect((await role(other.account, "administrator")).status).toBe(200);
    expect(await window.ask("POST", "/invitations", { role: "owner" })).toMatchObject({ status: 403 });
    const boss = await person("owner");
    expect(await role(boss.account, "viewer")).toMatchObject({ status: 403 });
    expect(await window.ask("DELETE", `/members/${boss.account}`)).toMatchObject({ status: 403 });
    expect((await window.ask("DELETE", `/members/${other.account}`)).status).toBe(200);
  });

  it("somebody is on one map or in one project what was said of it there", async () => {
    const newMap = async (project: string) => {
      const from = { kind: "template", template: "generic", lang: "en" } as const;
      return (await under.client.newMap({ project, from })).map;
    };
    const [one, two] = [await newMap("Open"), await newMap("Closed")];
    const { projects } = await under.client.projects();
    const closed = projects.find(({ name }) => name === "Closed");
    if (!closed) throw new Error("no project");
    const { email, account } = await person("viewer");
    const window = await signedIn(email);
    const rename = (map: MapId) =>
      window.ask("POST", `/maps/${map}/edits`, { edits: [{ kind: "map.rename", name: "New" }] });
    expect((await rename(one)).status).toBe(403);
    await under.client.setMapRole(one, account, "editor");
    expect((await rename(one)).status).toBe(200);
    await under.client.setProjectRole(closed.id, account, "none");
    expect((await window.ask("GET", `/maps/${two}`)).status).toBe(403);
    const { maps } = (await window.ask("GET", "/maps")) as unknown as { maps: { id: string }[] };
    expect(maps.map(({ id }) => id)).not.toContain(two);
    await under.client.setMapRole(two, account, "viewer");
    expect((await window.ask("GET", `/maps/${two}`)).status).toBe(200);
    expect((await rename(two)).status).toBe(403);
  });
});

describe("a map that is open", () => {
  const sockets = new Set<WebSocket>();
  afterEach(() => {
    for (const socket of sockets) socket.terminate();
    sockets.clear();
  });
  let map: MapId;
  beforeAll(async () => {
    const from = { kind: "template", template: "generic", lang: "en" } as const;
    map = (await under.client.newMap({ from })).map;
  });

  async function enter(cookie: string) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/maps/${map}/room`, {
      headers: { host: "localhost", cookie },
    });
    sockets.add(socket);
    const frames: (ServerFrame | undefined)[] = [];
    socket.on("message", (data: Buffer) => frames.push(decodeServerFrame(new Uint8Array(data))));
    await once(socket, "open");
    const hello = { token: "", version: mapVersion, epoch: -1, client: ++made, seq: 0 };
    socket.send(encodeClientFrame({ kind: "hello", ...hello, stateVector: new Uint8Array([0]) }));
    await expect.poll(() => frames.length).toBeGreaterThan(0);
    return frames;
  }
  const soon = { timeout: 2_000, interval: 20 };

  it.each([
    "suspended",
    "removed",
    "signed out elsewhere",
    "given another role",
    "shut out of the map",
  ] as const)("somebody who is %s has it within two seconds", async (what) => {
    const { email, account } = await person("editor");
    const window = await signedIn(email);
    const frames = await enter(window.cookie());
    expect(frames[0]).toMatchObject({ kind: "welcome", role: "editor" });
    if (what === "suspended") await under.client.suspendAccount(account);
    else if (what === "removed") await under.client.removeMember(account);
    else if (what === "signed out elsewhere") await window.ask("POST", "/sign-out");
    else if (what === "given another role") await under.client.setMemberRole(account, "viewer");
    else await under.client.setMapRole(map, account, "none");
    const due =
      what === "given another role"
        ? { kind: "role", role: "viewer" }
        : { kind: "refused", code: what === "signed out elsewhere" ? "signed-out" : "revoked" };
    await expect.poll(() => frames.at(-1), soon).toMatchObject(due);
  });

  it("is closed by what another server, or a command, changed in the store", async () => {
    const { email, account } = await person("editor");
    const frames = await enter((await signedIn(email)).cookie());
    // No request of this server has told it.
    await under.store.accounts.suspend(account);
    await expect.poll(() => frames.at(-1), soon).toMatchObject({ code: "revoked" });
  });
});

describe("a key", () => {
  const key = async (scopes: ("read" | "edit" | "ask")[], expires: number | null = null) => {
    const { email, account } = await person("editor");
    const window = await signedIn(email);
    const said = await window.ask("POST", "/me/keys", { name: "Robot", scopes, expires });
    return { window, account, id: String(said["id"]), token: String(said["token"]) };
  };
  const asks = async (token: string, method: Method, path: string, body?: object) =>
    (await browser().ask(method, path, body, { authorization: `Bearer ${token}` })).status;

  it("may what its scopes say, and what its account may", async () => {
    const { token, account } = await key(["read"]);
    expect(await asks(token, "GET", "/maps")).toBe(200);
    expect(await asks(token, "POST", "/projects", { name: "Robots" })).toBe(403);
    for (const path of ["/me/keys", "/me/sessions", "/members", "/audit", "/accounts"])
      expect(await asks(token, "GET", path), path).toBe(403);
    const { token: writer, account: author } = await key(["read", "edit"]);
    expect(await asks(writer, "POST", "/projects", { name: "Robots" })).toBe(200);
    await under.client.setMemberRole(author, "viewer");
    expect(await asks(writer, "POST", "/projects", { name: "More robots" })).toBe(403);
    await under.client.suspendAccount(account);
    expect(await asks(token, "GET", "/maps")).toBe(401);
  });

  it("ends when it is revoked or runs out, and is stored as a hash alone", async () => {
    const soonOver = await key(["read"], Date.now() + clock + 60_000);
    expect(await asks(soonOver.token, "GET", "/maps")).toBe(200);
    const { window, id, token } = await key(["read"]);
    expect(JSON.stringify(await under.store.keys.list(defaultWorkspace))).not.toContain(token.split("_")[2]);
    expect((await window.ask("DELETE", `/me/keys/${id}`)).status).toBe(200);
    expect(await asks(token, "GET", "/maps")).toBe(401);
    clock += 60_001;
    expect(await asks(soonOver.token, "GET", "/maps")).toBe(401);
    for (const guess of [token.slice(0, -1), `${token}0`, "itk_x_y", ""])
      expect(await asks(guess, "GET", "/maps"), guess).toBe(401);
  });
});

it("what changes access stands in the audit log, with who, what, when and from where; its table holds no formula", async () => {
  const { email, account } = await person("administrator");
  const window = await signedIn(email);
  await window.ask("PATCH", "/me", { name: "=HYPERLINK(0)" });
  await window.ask("PATCH", "/workspace", { name: "Ours" });
  await browser().ask("POST", "/sign-in", { email, password: "wrong, quite wrong" });
  const { entries } = (await window.ask("GET", `/audit?who=${account}`)) as unknown as {
    entries: { action: string; address: string; at: number; name: string }[];
  };
  expect(entries.map(({ action }) => action)).toEqual([
    "sign-in.refused",
    "workspace.renamed",
    "account.changed",
    "sign-in.done",
  ]);
  expect(entries[1]).toMatchObject({ address: "127.0.0.1", name: "=HYPERLINK(0)", about: { name: "Ours" } });
  const csv = await under.server.app.inject({
    url: "/v1/audit.csv",
    headers: { host: "localhost", cookie: window.cookie() },
  });
  expect(csv.body).toContain("workspace.renamed");
  expect(csv.body).not.toMatch(/(^|,)"?[=+@]/m);
  expect(csv.body).not.toContain(password);
});
