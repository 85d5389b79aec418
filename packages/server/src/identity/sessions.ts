import {
  workspaceIdSchema,
  type AccountId,
  type EpochMs,
  type MapId,
  type PlaceRoles,
  type WorkspaceId,
} from "@itinera/core";
import { workspaceHeader } from "@itinera/protocol";
import { defaultWorkspace, type Membership, type Store } from "@itinera/store";
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { inPlace, mayReadMaps } from "../policy/policies.ts";
import type { NamedPlace, Session, SessionOf, Who } from "../policy/session.ts";
import { passesOf } from "../share/share-cookie.ts";
import type { ShareDesk } from "../share/share-desk.ts";
import { readKeyToken } from "./key-token.ts";
import type { Keys } from "./keys.ts";
import type { Identity, Visitor } from "./identity.ts";

export interface SessionsOptions {
  readonly store: Store;
  readonly identity: Identity;
  /** What the command line shows: it stands in the data folder. */
  readonly token: string;
  /** What programs show that read the metrics; absent: none may. */
  readonly metricsToken?: string | undefined;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly shareDesk: Pick<ShareDesk, "shareOf">;
  readonly keys: Keys;
  readonly now: () => EpochMs;
}

const nowhereElse: PlaceRoles = { projects: {}, maps: {} };

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Where the path of a request lies. */
interface Whereabouts {
  readonly workspace: WorkspaceId;
  readonly place: Parameters<typeof inPlace>[1] | undefined;
}

const probe: Session = {
  who: { kind: "probe" },
  workspace: defaultWorkspace,
  role: "guest",
  member: "guest",
  places: nowhereElse,
  scopes: [],
};

export const visitorOf = (request: IncomingMessage, addressOf: SessionsOptions["addressOf"]): Visitor => ({
  headers: request.headers,
  address: addressOf(request),
});

/** Knows whose a request is: by the token of the data folder, or by the cookie of a session. */
export function sessionsOf({
  store,
  identity,
  token,
  metricsToken,
  addressOf,
  shareDesk,
  keys,
  now,
}: SessionsOptions): SessionOf {
  const bearer = digest(`Bearer ${token}`);

  const probeBearer = metricsToken === undefined ? undefined : digest(`Bearer ${metricsToken}`);
  const isProbe = (authorization: string) =>
    probeBearer !== undefined && timingSafeEqual(digest(authorization), probeBearer);

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
  async function member(
    who: Who,
    account: AccountId,
    memberships: readonly Membership[],
    chosen: WorkspaceId | undefined,
    named: NamedPlace,
  ): Promise<Session | undefined> {
    const where = await whereabouts(named);
    const isIn = (workspace: WorkspaceId | undefined) => (one: Membership) => one.id === workspace;
    const around = memberships.find(isIn(where?.workspace));
    const home = around ?? memberships.find(isIn(chosen)) ?? memberships[0];
    if (!home) return undefined;
    const places = await store.workspaces.placeRoles(home.id, account);
    const session: Session = { who, workspace: home.id, role: home.role, member: home.role, places };
    return around && where?.place ? inPlace(session, where.place) : session;
  }

  /** Works in the workspace of its key alone, as what its account is there by now. */
  async function program(token: string, place: NamedPlace): Promise<Session | undefined> {
    const shown = readKeyToken(token);
    const key = shown && (await store.keys.get(shown.id));
    if (!key || !timingSafeEqual(Buffer.from(key.hash), Buffer.from(shown.hash))) return undefined;
    if (key.expires !== null && key.expires <= now()) return undefined;
    const owner = await store.accounts.get(key.account);
    if (!owner || owner.suspended !== null) return undefined;
    const memberships = (await store.workspaces.of(key.account)).filter(({ id }) => id === key.workspace);
    const who = { kind: "key", key: key.id, account: key.account, name: owner.name } as const;
    const session = await member(who, key.account, memberships, undefined, place);
    await store.keys.noteSeen(key.id);
    return session && { ...session, scopes: key.scopes };
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
      if (timingSafeEqual(digest(authorization), bearer)) return operator(request, place);
      if (isProbe(authorization)) return probe;
      return program(authorization.replace(/^Bearer /, ""), place);
    }
    const found = await identity.visitor(visitorOf(request, addressOf));
    if (!found) return holder(request, place);
    const { workspace, ...who } = found;
    const memberships = await store.workspaces.of(who.account);
    const session = await member({ kind: "account", ...who }, who.account, memberships, workspace, place);
    // An account that may not see a map may hold a link to it.
    const isOutside = place.map !== undefined && (!session || !(await seesPlace(session, place.map)));
    return (isOutside ? await holder(request, place) : undefined) ?? session;
  };
}

function placed(found: Awaited<ReturnType<Store["maps"]["find"]>>, map: MapId): Whereabouts | undefined {
  return found && { workspace: found.workspace, place: { project: found.project, map } };
}
