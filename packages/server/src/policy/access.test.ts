// Who may use which route, and whether anything of one workspace can be had from another: every route that there is.
import {
  accountIdSchema,
  mapVersion,
  workspaceIdSchema,
  workspaceRoles,
  type MapId,
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
  "GET /v1/shared/:pass/map.svg": "anybody",
  "GET /v1/shared/:pass/map.png": "anybody",
  "GET /v1/shared/:pass/map.pdf": "anybody",
  "GET /v1/maps/:map/shares": "editor",
  "POST /v1/maps/:map/shares": "editor",
  "PATCH /v1/maps/:map/shares/:share": "editor",
  "DELETE /v1/maps/:map/shares/:share": "editor",
  "POST /v1/maps/:map/ask": "viewer",
  "POST /v1/sign-out": "account",
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
  "POST /v1/projects/:project/ask": "viewer",
  "POST /v1/projects/:project/discover": "editor",
  "POST /v1/rebuild": "operator",
};

/** As the tests say it in a header: `role@workspace`; nobody without one. */
async function sessionIn(request: IncomingMessage): Promise<Session | undefined> {
  const [who, workspace = defaultWorkspace] = String(request.headers["x-who"] ?? "").split("@");
  const more = { workspace: workspaceIdSchema.parse(workspace) };
  if (who === "operator") return sessionAs("owner", more);
  const role = workspaceRoles.find((one) => one === who);
  return role && sessionAs(role, { ...more, who: somebody });
}
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

const ask = (route: string, who: string | undefined, ids: Readonly<Record<string, string>> = {}) => {
  const [method = "", url = ""] = route.split(" ");
  return under.server.app.inject({
    method: method as "GET",
    url: url.replace(
      /:(\w+)/g,
      (_, name: string) => ids[name] ?? (name === "asset" ? "0".repeat(64) : "nothing"),
    ),
    headers: { host: "localhost", ...(who !== undefined && { "x-who": who }) },
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

/** A map with a card in it, of the workspace `defaultWorkspace`. */
async function someMap(): Promise<MapId> {
  const made = await under.server.app.inject({
    method: "POST",
    url: "/v1/maps",
    headers: { host: "localhost", "x-who": "owner" },
    payload: { project: "Shop", name: "Canary", from: { kind: "template", template: "generic", lang: "en" } },
  });
  expect(made.statusCode, made.body).toBe(200);
  return made.json<{ map: MapId }>().map;
}

describe("another workspace", () => {
  it("sees, changes and takes away nothing by any route, whatever ids it names", async () => {
    const map = await someMap();
    const projects = (await ask("GET /v1/projects", "owner")).json<{ projects: { id: string }[] }>();
    const project = projects.projects[0]?.id ?? "";
    const persona = await under.server.app.inject({
      method: "PUT",
      url: "/v1/personas/canary",
      headers: { host: "localhost", "x-who": "owner" },
      payload: { name: "Canary", fields: {} },
    });
    expect(persona.statusCode, persona.body).toBeLessThan(300);
    const ids = { map, project, persona: "canary" };
    const before = await (await ask("GET /v1/maps/:map", "owner", ids)).json<unknown>();

    for (const [route, least] of Object.entries(expected)) {
      // What makes things makes them at home; a rebuild is of one's own numbers.
      if (least === "anybody" || least === "operator" || route === "POST /v1/example") continue;
      const said = await ask(route, "owner@other", ids);
      expect(said.body, route).not.toContain("Canary");
      if (route.includes(":") && !route.startsWith("PUT"))
        expect(said.statusCode, route).toBeGreaterThanOrEqual(400);
    }
    expect((await ask("GET /v1/maps/:map", "owner", ids)).json()).toEqual(before);
    expect((await ask("GET /v1/personas", "owner")).body).toContain("Canary");
    expect((await ask("GET /v1/maps", "owner@other")).json()).toEqual({ maps: [] });
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
