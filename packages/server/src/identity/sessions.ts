import { workspaceIdSchema, type MapId, type PlaceRoles, type WorkspaceId } from "@itinera/core";
import { workspaceHeader } from "@itinera/protocol";
import { defaultWorkspace, type Membership, type Store } from "@itinera/store";
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { inPlace, mayReadMaps } from "../policy/policies.ts";
import type { NamedPlace, Session, SessionOf, Who } from "../policy/session.ts";
import { passesOf } from "../share/share-cookie.ts";
import type { ShareDesk } from "../share/share-desk.ts";
import type { Keys } from "./keys.ts";
import type { Identity, Visitor } from "./identity.ts";

export interface SessionsOptions {
  readonly store: Store;
  readonly identity: Identity;
  /** What the command line shows: it stands in the data folder. */
  readonly token: string;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly shareDesk: Pick<ShareDesk, "shareOf">;
  readonly keys: Keys;
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
export function sessionsOf({
  store,
  identity,
  token,
  addressOf,
  shareDesk,
  keys,
}: SessionsOptions): SessionOf {
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

  const seesPlace = async (session: Session, map: MapId) =>
    mayReadMaps(session) && (await store.maps.get(session.workspace, map)) !== undefined;

  /** Whoever was let into a map by a link: a guest who sees that map, and nothing else. */
  async function holder(request: IncomingMessage, named: NamedPlace): Promise<Session | undefined> {
    const open = await Promise.all(
      passesOf(keys, request.headers.cookie).map((pass) => shareDesk.shareOf(pass)),
    );
    const shares = open.filter((share) => share !== undefined && share.role !== "viewer");
    const share = shares.find((one) => one?.map === named.map) ?? shares[0];
    if (!share) return undefined;
    const session: Session = {
      who: { kind: "share", share: share.id, numbers: share.numbers },
      workspace: share.workspace,
      role: "guest",
      member: "guest",
      places: { projects: {}, maps: { [share.map]: share.role } },
    };
    return named.map === share.map ? { ...session, role: share.role } : session;
  }

  return async (request, place) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      return timingSafeEqual(digest(authorization), bearer) ? operator(request, place) : undefined;
    }
    const found = await identity.visitor(visitorOf(request, addressOf));
    if (!found) return holder(request, place);
    const { workspace, ...who } = found;
    const session = await account({ kind: "account", ...who }, workspace, place);
    // An account that may not see a map may hold a link to it.
    const isOutside = place.map !== undefined && (!session || !(await seesPlace(session, place.map)));
    return (isOutside ? await holder(request, place) : undefined) ?? session;
  };
}

function placed(found: Awaited<ReturnType<Store["maps"]["find"]>>, map: MapId): Whereabouts | undefined {
  return found && { workspace: found.workspace, place: { project: found.project, map } };
}
