// Who may use which route, and whether anything of one workspace can be had from another: every route that there is.
import {
  accountIdSchema,
  mapVersion,
  workspaceRoles,
  type CollectedEvent,
  type EpochMs,
  type MapId,
  type ProjectId,
  type WorkspaceId,
  type WorkspaceRole,
} from "@itinera/core";
import { decodeServerFrame, encodeClientFrame, type RoomRole } from "@itinera/protocol";
import { defaultWorkspace } from "@itinera/store";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { serverUnderTest, sessionAs, type ServerUnderTest } from "../server.test-kit.ts";
import type { Session } from "./session.ts";

/** Where trackers leave what they collect; browsers ask first. */
const doors = [
  ...["batch", "t", "i", "p", "g", "a", "s", "m", "track", "identify", "page", "group", "alias"].map(
    (call) => `/v1/${call}`,
  ),
  ...["/v1/screen", "/v1/import", "/batch", "/e", "/i/v0/e", "/capture", "/i/v1/analytics/events"],
  ...[
    "/com.snowplowanalytics.snowplow/tp2",
    "/mp/collect",
    "/v1/cloudevents",
    "/v1/events",
    "/v1/hooks/:key",
    "/flags",
  ],
].flatMap((path) => ["POST", "OPTIONS"].flatMap((method) => [`${method} ${path}`, `${method} ${path}/`]));

/** The least role that may, or what else it takes; a route that is not here fails. */
const expected: Readonly<Record<string, WorkspaceRole | "anybody" | "account" | "operator">> = {
  "GET /v1/me": "anybody",
  "POST /v1/sign-in": "anybody",
  "POST /v1/sign-in/second": "anybody",
  "GET /v1/oidc/start": "anybody",
  "GET /v1/oidc/callback": "anybody",
  "POST /v1/forgotten": "anybody",
  "POST /v1/tickets/read": "anybody",
  "POST /v1/tickets/use": "anybody",
  "POST /v1/shared/open": "anybody",
  "GET /v1/shared/:pass/map": "anybody",
  "GET /v1/shared/:pass/assets/:asset": "anybody",
  "GET /v1/shared/:pass/logo": "anybody",
  "GET /v1/shared/:pass/map.svg": "anybody",
  "GET /v1/shared/:pass/map.png": "anybody",
  "GET /v1/shared/:pass/map.pdf": "anybody",
  "GET /v1/maps/:map/shares": "editor",
  "POST /v1/maps/:map/shares": "editor",
  "PATCH /v1/maps/:map/shares/:share": "editor",
  "DELETE /v1/maps/:map/shares/:share": "editor",
  "GET /v1/me/keys": "account",
  "POST /v1/me/keys": "account",
  "DELETE /v1/me/keys/:key": "account",
  "GET /v1/keys": "administrator",
  "DELETE /v1/keys/:key": "administrator",
  "GET /v1/audit": "administrator",
  "GET /v1/audit.csv": "administrator",
  "POST /v1/sign-out": "anybody",
  "PATCH /v1/me": "account",
  "PUT /v1/me/password": "account",
  "PUT /v1/me/workspace": "account",
  "GET /v1/me/sessions": "account",
  "DELETE /v1/me/sessions/:session": "account",
  "POST /v1/me/second-step": "account",
  "POST /v1/me/second-step/confirm": "account",
  "POST /v1/me/second-step/end": "account",
  "GET /v1/workspaces": "operator",
  "POST /v1/workspaces": "operator",
  "GET /v1/accounts": "operator",
  "POST /v1/accounts": "operator",
  "POST /v1/accounts/:account/suspend": "operator",
  "POST /v1/accounts/:account/readmit": "operator",
  "POST /v1/accounts/:account/link": "operator",
  "PUT /v1/accounts/:account/password": "operator",
  "PATCH /v1/workspace": "administrator",
  "GET /v1/settings": "guest",
  "PATCH /v1/settings": "administrator",
  "GET /v1/settings/logo": "guest",
  "PUT /v1/settings/logo": "administrator",
  "DELETE /v1/settings/logo": "administrator",
  "GET /v1/mail": "administrator",
  "POST /v1/mail/test": "administrator",
  "GET /v1/storage": "administrator",
  "GET /v1/members": "viewer",
  "PUT /v1/members/:account": "administrator",
  "DELETE /v1/members/:account": "administrator",
  "GET /v1/invitations": "administrator",
  "POST /v1/invitations": "administrator",
  "DELETE /v1/invitations/:ticket": "administrator",
  "GET /v1/maps/:map/members": "editor",
  "PUT /v1/maps/:map/members/:account": "administrator",
  "GET /v1/projects/:project/members": "editor",
  "PUT /v1/projects/:project/members/:account": "administrator",
  "GET /v1/status": "anybody",
  "GET /v1/health/live": "anybody",
  "GET /v1/health/ready": "anybody",
  "GET /v1/metrics": "operator",
  "GET /v1/schema/journey.json": "anybody",
  "GET /v1/openapi.json": "anybody",
  "GET /v1/projects": "guest",
  "POST /v1/projects": "editor",
  "DELETE /v1/projects/:project": "administrator",
  "GET /v1/maps": "guest",
  "POST /v1/maps": "editor",
  "GET /v1/maps/:map": "viewer",
  "DELETE /v1/maps/:map": "editor",
  "POST /v1/maps/:map/edits": "editor",
  "POST /v1/maps/:map/duplicate": "editor",
  "POST /v1/maps/:map/restore": "editor",
  "POST /v1/maps/:map/assets": "editor",
  "GET /v1/maps/:map/assets/:asset": "viewer",
  "GET /v1/maps/:map/export": "viewer",
  "POST /v1/maps/:map/stages": "viewer",
  "POST /v1/maps/:map/numbers": "viewer",
  "GET /v1/personas": "viewer",
  "GET /v1/personas/:persona": "viewer",
  "PUT /v1/personas/:persona": "editor",
  "DELETE /v1/personas/:persona": "editor",
  "POST /v1/personas/:persona/restore": "editor",
  "POST /v1/personas/:persona/lend": "editor",
  "GET /v1/personas/:persona/pictures/:asset": "viewer",
  "POST /v1/example": "editor",
  "POST /v1/preview": "editor",
  "POST /v1/uploads": "editor",
  "POST /v1/uploads/:upload/preview": "editor",
  "POST /v1/imports": "editor",
  "GET /v1/imports": "viewer",
  "GET /v1/imports/:import": "viewer",
  "GET /v1/imports/:import/refused.csv": "editor",
  "DELETE /v1/imports/:import": "editor",
  // What trackers send: the write key says whose it is, and it is looked at behind the policy.
  ...Object.fromEntries(doors.map((door) => [door, "anybody" as const])),
  "GET /i": "anybody",
  "GET /pixel.gif": "anybody",
  "GET /array/:key/config": "anybody",
  "GET /v1/projects/:project/sources": "editor",
  "POST /v1/projects/:project/sources": "editor",
  "PATCH /v1/projects/:project/sources/:source": "editor",
  "DELETE /v1/projects/:project/sources/:source": "editor",
  "POST /v1/projects/:project/sources/:source/keys": "editor",
  "DELETE /v1/projects/:project/sources/:source/keys/:key": "editor",
  "POST /v1/projects/:project/mapping": "editor",
  "GET /v1/projects/:project/stream": "editor",
  "GET /v1/projects/:project/live": "editor",
  "GET /v1/projects/:project/quarantine": "editor",
  "POST /v1/projects/:project/quarantine/replay": "editor",
  "POST /v1/projects/:project/quarantine/discard": "editor",
  "POST /v1/projects/:project/ask": "viewer",
  "POST /v1/projects/:project/discover": "editor",
  "POST /v1/rebuild": "operator",
};

/** As the tests say it in a header: `role@workspace`; nobody without one. */
async function sessionIn(request: IncomingMessage): Promise<Session | undefined> {
  const [who, named] = String(request.headers["x-who"] ?? "").split("@");
  const more = { workspace: workspaceNamed.get(named ?? "") ?? defaultWorkspace };
  if (who === "operator" || request.headers.authorization !== undefined) return sessionAs("owner", more);
  const role = workspaceRoles.find((one) => one === who);
  return role && sessionAs(role, { ...more, who: somebody });
}
/** Beside the first. */
const workspaceNamed = new Map<string, WorkspaceId>();
const somebody = {
  kind: "account",
  account: accountIdSchema.parse("somebody"),
  name: "Somebody",
  email: "somebody@example.org",
  session: "s",
  hasSecondStep: false,
} as const;

let under: ServerUnderTest;
let routes: readonly string[];
beforeAll(async () => {
  under = await serverUnderTest(undefined, { sessionOf: sessionIn });
  // As the router itself prints them: nothing can be left out.
  routes = routesOf(under.server.app.printRoutes({ commonPrefix: false }));
});
afterAll(() => under.close());

/** `METHOD path` of each line of the router's tree. */
function routesOf(tree: string): readonly string[] {
  const path: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line);
    if (!found) return [];
    const [, indent = "", part = "", methods] = found;
    path.splice(indent.length / 4, Infinity, part);
    return (methods ?? "")
      .split(", ")
      .filter((method) => method !== "" && method !== "HEAD")
      .map((method) => `${method} ${path.join("")}`);
  });
}

const ask = (route: string, who: string | undefined, ids: Ids = {}, payload?: object) => {
  const [method = "", url = ""] = route.split(" ");
  return under.server.app.inject({
    method: method as "GET",
    url: url.replace(
      /:(\w+)/g,
      (_, name: string) => ids[name] ?? (name === "asset" ? "0".repeat(64) : "nothing"),
    ),
    headers: { host: "localhost", ...(who !== undefined && { "x-who": who }) },
    ...(payload && { payload }),
  });
};

it("every route is in the table, and the table names none that is not there", () => {
  expect(routes.toSorted()).toEqual(Object.keys(expected).toSorted());
});

/** Whether `who` gets through the door of a route. */
function mayPass(who: WorkspaceRole | "operator" | undefined, least: (typeof expected)[string]): boolean {
  if (least === "anybody") return true;
  if (who === undefined) return false;
  if (least === "operator" || least === "account") return (who === "operator") === (least === "operator");
  return who === "operator" || workspaceRoles.indexOf(who) <= workspaceRoles.indexOf(least);
}

describe.each(["operator", ...workspaceRoles, undefined] as const)("%s", (who) => {
  it("may use exactly the routes of the table", async () => {
    for (const [route, least] of Object.entries(expected)) {
      const said = await ask(route, who);
      // What lies behind the door may find fault with an empty request; the door itself says so in these words.
      const isShut = ["not-signed-in", "not-allowed"].includes(codeOf(said.body));
      expect(isShut, `${route}: ${said.statusCode}`).toBe(!mayPass(who, least));
      if (isShut) expect(said.statusCode, route).toBe(who === undefined ? 401 : 403);
    }
  });
});

const codeOf = (body: string): string => {
  try {
    return String((JSON.parse(body) as { code?: unknown }).code);
  } catch {
    return "";
  }
};

type Ids = Readonly<Record<string, string>>;

/** A map with a card in it, of the workspace that `who` works in. */
async function someMap(who = "owner"): Promise<MapId> {
  const made = await under.server.app.inject({
    method: "POST",
    url: "/v1/maps",
    headers: { host: "localhost", "x-who": who },
    payload: { project: "Shop", name: "Canary", from: { kind: "template", template: "generic", lang: "en" } },
  });
  expect(made.statusCode, made.body).toBe(200);
  return made.json<{ map: MapId }>().map;
}

const eventOf = (name: string): CollectedEvent => ({
  kind: "step",
  name,
  person: name,
  time: 1 as EpochMs,
  properties: {},
  claims: [],
});

/** One of everything that a path can name, each called so where it has a name. */
async function household(who: string, workspace: WorkspaceId, name: string): Promise<Ids> {
  const { store, client } = under;
  const map = await someMap(who);
  await ask("POST /v1/maps/:map/edits", who, { map }, { edits: [{ kind: "map.rename", name }] });
  const project = (await store.projects.list(workspace))[0]?.id ?? "";
  const persona = `persona-${name.length}`;
  await under.server.app.inject({
    method: "PUT",
    url: `/v1/personas/${persona}`,
    headers: { host: "localhost", "x-who": who },
    payload: { name, fields: {} },
  });
  const email = `someone@${name}.example`;
  const { account } = await client.newAccount({ email, name, workspace, role: "editor" });
  const terms = {
    role: "viewer",
    password: null,
    expires: null,
    lanes: null,
    numbers: true,
    embed: null,
  } as const;
  const share = await store.shares.make({ workspace, map, madeBy: name, ...terms });
  const invitation = {
    kind: "invitation",
    workspace,
    email,
    role: "viewer",
    map: null,
    madeBy: name,
  } as const;
  const ticket = await store.tickets.make(invitation, 9e15 as EpochMs);
  const key = await store.keys.make({
    workspace,
    account,
    name,
    hash: "",
    scopes: [],
    expires: null,
  });
  const source = await store.sources.add(workspace, {
    project: project as ProjectId,
    name,
    kind: "page",
    settings: {},
  });
  await store.stream.append(
    { workspace, project: project as ProjectId },
    1 as EpochMs,
    [{ kind: "message", source: source.id, event: eventOf(name) }],
    [{ source: source.id, reason: "no-name", dialect: "plain", message: JSON.stringify(name) }],
  );
  return { map, project, persona, account, share: share.id, ticket, key: key.id, source: source.id };
}

describe("another workspace", () => {
  let theirs: Ids;
  let own: Ids;
  let before: string;
  beforeAll(async () => {
    const { id } = await under.store.workspaces.make("Other");
    workspaceNamed.set("other", id);
    theirs = await household("operator", defaultWorkspace, "Canary");
    own = await household("operator@other", id, "Own");
    before = await contentsOf(theirs);
  });

  /** All that could be seen or changed of a household. */
  async function contentsOf(ids: Ids): Promise<string> {
    const { store } = under;
    const workspace = defaultWorkspace;
    return JSON.stringify([
      (await ask("GET /v1/maps/:map", "operator", ids)).body,
      await store.maps.list(workspace),
      await store.projects.list(workspace),
      await store.personas.list(workspace),
      await store.workspaces.members(workspace),
      await store.workspaces.inPlace(workspace, { kind: "map", id: ids["map"] as MapId }),
      await store.shares.ofMap(workspace, ids["map"] as MapId),
      await store.tickets.invitations(workspace),
      await store.keys.list(workspace),
      await store.settings.under(workspace, "workspace."),
      await store.sources.list(workspace),
      await store.stream.heads().then((heads) => heads.filter((one) => one.workspace === workspace)),
      await store.stream.quarantined({ workspace, project: ids["project"] as ProjectId }, { limit: 9 }),
    ]);
  }

  /** Every way to mix ids of one's own workspace with at least one of another. */
  function mixtures(names: readonly string[]): readonly Ids[] {
    const known = names.filter((name) => name in theirs);
    return Array.from({ length: 2 ** known.length - 1 }, (_, n) => {
      const foreign = new Set(known.filter((__, at) => ((n + 1) >> at) & 1));
      return Object.fromEntries(known.map((name) => [name, (foreign.has(name) ? theirs : own)[name] ?? ""]));
    });
  }

  const bodies: Readonly<Record<string, object>> = {
    "PUT /v1/personas/:persona": { name: "Mine", fields: {} },
    "PUT /v1/members/:account": { role: "owner" },
    "PUT /v1/maps/:map/members/:account": { role: "editor" },
    "PUT /v1/projects/:project/members/:account": { role: "editor" },
    "PATCH /v1/maps/:map/shares/:share": { numbers: false },
    "PATCH /v1/settings": { lang: "pl", timeZone: "Asia/Kolkata", brandName: "Mine" },
    "POST /v1/maps/:map/shares": {},
    "POST /v1/maps/:map/edits": { edits: [{ kind: "map.rename", name: "Mine" }] },
    "POST /v1/projects/:project/ask": { kind: "kinds" },
    "POST /v1/projects/:project/sources": { name: "Mine", kind: "page" },
    "PATCH /v1/projects/:project/sources/:source": { name: "Mine" },
    "POST /v1/projects/:project/quarantine/replay": { numbers: [1, 2, 3] },
    "POST /v1/projects/:project/quarantine/discard": { numbers: [1, 2, 3] },
  };
  /** What makes something of its own where there is none of this id: nothing of anybody's is touched. */
  const making = new Set(["PUT /v1/personas/:persona"]);
  // Afterwards there is one of that id in both.
  const inTurn = Object.entries(expected).toSorted(
    ([a], [b]) => Number(making.has(a)) - Number(making.has(b)),
  );

  it("sees, changes and takes away nothing by any route, whatever ids it mixes", async () => {
    let asked = 0;
    for (const [route, least] of inTurn) {
      if (least === "anybody" || least === "operator" || route === "POST /v1/example") continue;
      const names = [...route.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
      for (const ids of names.length === 0 ? [{}] : mixtures(names)) {
        const said = await ask(route, "owner@other", ids, bodies[route]);
        asked++;
        const about = `${route} ${JSON.stringify(ids)}: ${said.body.slice(0, 200)}`;
        expect(said.body, about).not.toContain("Canary");
        // What was sent may come back.
        const unsent = Object.values(theirs).filter((id) => !Object.values(ids).includes(id));
        for (const id of unsent) expect(said.body, about).not.toContain(`"${id}"`);
        if (names.length > 0 && !making.has(route))
          expect(said.statusCode, about).toBeGreaterThanOrEqual(400);
        expect(await contentsOf(theirs), about).toBe(before);
      }
    }
    process.stdout.write(`${asked} requests with ids of another workspace: 0 leaks\n`);
    expect(asked).toBeGreaterThan(60);
  });
});

describe("a room", () => {
  let port = 0;
  beforeAll(async () => {
    await under.server.app.listen({ port: 0, host: "127.0.0.1" });
    port = (under.server.app.server.address() as { port: number }).port;
  });

  /** Status of the upgrade, or the role that the welcome says. */
  async function enter(map: MapId, who: string | undefined): Promise<number | RoomRole | undefined> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/maps/${map}/room`, {
      headers: { host: "localhost", ...(who !== undefined && { "x-who": who }) },
    });
    const refused = once(socket, "unexpected-response").then(
      ([, answer]) => (answer as IncomingMessage).statusCode,
    );
    const opened = once(socket, "open").then(async () => {
      socket.send(
        encodeClientFrame({
          kind: "hello",
          token: "",
          version: mapVersion,
          epoch: -1,
          client: 1,
          seq: 0,
          stateVector: new Uint8Array([0]),
        }),
      );
      const [data] = (await once(socket, "message")) as [Buffer];
      const frame = decodeServerFrame(new Uint8Array(data));
      return frame?.kind === "welcome" ? frame.role : undefined;
    });
    socket.on("error", () => undefined);
    const outcome = await Promise.race([refused, opened]);
    socket.terminate();
    return outcome;
  }

  it("is entered with the role of the workspace, by nobody unknown, and by no other workspace", async () => {
    const map = await someMap();
    const roles: Readonly<Record<Exclude<WorkspaceRole, "guest">, RoomRole>> = {
      owner: "editor",
      administrator: "editor",
      editor: "editor",
      commenter: "commenter",
      viewer: "viewer",
    };
    for (const [who, role] of Object.entries(roles)) expect(await enter(map, who), who).toBe(role);
    expect(await enter(map, "guest")).toBe(403);
    expect(await enter(map, undefined)).toBe(401);
    expect(await enter(map, "owner@other")).toBe(404);
  });
});
