import { workspaceIdSchema, type MapId, type PlaceRoles, type WorkspaceId } from "@itinera/core";
import { workspaceHeader } from "@itinera/protocol";
import { defaultWorkspace, type Membership, type Store } from "@itinera/store";
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { inPlace } from "../policy/policies.ts";
import type { NamedPlace, Session, SessionOf, Who } from "../policy/session.ts";
import type { Identity, Visitor } from "./identity.ts";

export interface SessionsOptions {
  readonly store: Store;
  readonly identity: Identity;
  /** What the command line shows: it stands in the data folder. */
  readonly token: string;
  readonly addressOf: (request: IncomingMessage) => string;
}

const nowhereElse: PlaceRoles = { projects: {}, maps: {} };

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Where the path of a request lies. */
interface Whereabouts {
  readonly workspace: WorkspaceId;
  readonly place: Parameters<typeof inPlace>[1] | undefined;
}

export const visitorOf = (request: IncomingMessage, addressOf: SessionsOptions["addressOf"]): Visitor => ({
  headers: request.headers,
  address: addressOf(request),
});

/** Knows whose a request is: by the token of the data folder, or by the cookie of a session. */
export function sessionsOf({ store, identity, token, addressOf }: SessionsOptions): SessionOf {
  const bearer = digest(`Bearer ${token}`);

  async function whereabouts({ map, project }: NamedPlace): Promise<Whereabouts | undefined> {
    if (map !== undefined) return placed(await store.maps.find(map), map);
    if (project === undefined) return undefined;
    const workspace = await store.projects.find(project);
    return workspace && { workspace, place: { project } };
  }

  async function operator(request: IncomingMessage, place: NamedPlace): Promise<Session> {
    const named = workspaceIdSchema.safeParse(request.headers[workspaceHeader]).data;
    const workspace = named ?? (await whereabouts(place))?.workspace ?? defaultWorkspace;
    return { who: { kind: "operator" }, workspace, role: "owner", member: "owner", places: nowhereElse };
  }

  /** What they are in a place that they are a member around; otherwise as in their own workspace, where it is not. */
  async function account(
    who: Extract<Who, { kind: "account" }>,
    chosen: WorkspaceId | undefined,
    named: NamedPlace,
  ) {
    const memberships = await store.workspaces.of(who.account);
    const where = await whereabouts(named);
    const isIn = (workspace: WorkspaceId | undefined) => (one: Membership) => one.id === workspace;
    const around = memberships.find(isIn(where?.workspace));
    const home = around ?? memberships.find(isIn(chosen)) ?? memberships[0];
    if (!home) return undefined;
    const places = await store.workspaces.placeRoles(home.id, who.account);
    const session: Session = { who, workspace: home.id, role: home.role, member: home.role, places };
    return around && where?.place ? inPlace(session, where.place) : session;
  }

  return async (request, place) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      return timingSafeEqual(digest(authorization), bearer) ? operator(request, place) : undefined;
    }
    const found = await identity.visitor(visitorOf(request, addressOf));
    if (!found) return undefined;
    const { workspace, ...who } = found;
    return account({ kind: "account", ...who }, workspace, place);
  };
}

function placed(found: Awaited<ReturnType<Store["maps"]["find"]>>, map: MapId): Whereabouts | undefined {
  return found && { workspace: found.workspace, place: { project: found.project, map } };
}
