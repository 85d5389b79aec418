import { mapIdSchema, type AccountId, type MapId, type WorkspaceId } from "@itinera/core";
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { hostName, isOwnOrigin } from "../http/host-guard.ts";
import { createSocketCount } from "../http/socket-count.ts";
import type { Upgrade } from "../room/rooms.ts";
import { mayReadMaps, roomRoleOf } from "../policy/policies.ts";
import { authorOf } from "../policy/session.ts";

/**
 * Five full rooms: behind a proxy, everybody comes from its address, and what it says of theirs is not believed.
 * Without a limit one address could take all descriptors that the system gives.
 */
const socketsOfAddress = 1_000;

const path = /^\/v1\/maps\/([^/?]+)\/room$/;

function turnAway(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/**
 * The sockets of open maps. An upgrade does not pass the hooks of ordinary requests, so the same guards
 * stand here: Host, Origin, policy.
 */
export function roomResource(app: Application, { parts, rooms, sessionOf }: Context): void {
  const hosts = new Set(parts.hosts);
  const sockets = createSocketCount(socketsOfAddress);

  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const { host, origin } = request.headers;
    if (!hosts.has(hostName(host ?? ""))) return turnAway(socket, 421);
    if (!isOwnOrigin(origin, host, parts.publicUrl)) return turnAway(socket, 403);
    const id = mapIdSchema.safeParse(path.exec(request.url ?? "")?.[1]);
    if (!id.success) return turnAway(socket, 404);
    if (!sockets.take(request.socket.remoteAddress ?? "", socket)) return turnAway(socket, 429);
    enter({ request, socket, head }, id.data).catch((error: unknown) => {
      parts.log.error({ err: error }, "a map could not be opened");
      turnAway(socket, 500);
    });
  });

  /** Whether somebody whose session has ended is let in when they sign in again. */
  async function wouldComeBack(account: AccountId, workspace: WorkspaceId): Promise<boolean> {
    const known = await parts.store.accounts.get(account);
    if (!known || known.suspended !== null) return false;
    return (await parts.store.workspaces.of(account)).some(({ id }) => id === workspace);
  }

  async function enter(upgrade: Upgrade, map: MapId): Promise<void> {
    const { request } = upgrade;
    const session = await sessionOf(request, { map });
    if (!session || !mayReadMaps(session)) {
      turnAway(upgrade.socket, session ? 403 : 401);
      return;
    }
    const { workspace } = session;
    if (!(await parts.store.maps.get(workspace, map))) {
      turnAway(upgrade.socket, 404);
      return;
    }
    const { who } = session;
    rooms.handleUpgrade(
      upgrade,
      { workspace, map },
      {
        author: authorOf(session),
        role: roomRoleOf(session),
        ...(who.kind === "account" && { person: who.account, name: who.name }),
        async roleNow() {
          const now = await sessionOf(request, { map });
          if (now) return mayReadMaps(now) ? roomRoleOf(now) : undefined;
          return who.kind === "account" && (await wouldComeBack(who.account, workspace))
            ? "signed-out"
            : undefined;
        },
      },
    );
  }
}
