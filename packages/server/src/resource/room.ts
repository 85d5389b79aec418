import { mapIdSchema } from "@itinera/core";
import { defaultWorkspace } from "@itinera/store";
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { hostName, isOwnOrigin } from "../http/host-guard.ts";
import { createSocketCount } from "../http/socket-count.ts";
import { mayEditMaps, mayReadMaps } from "../policy/policies.ts";
import type { Session } from "../policy/session.ts";

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
export function roomResource(app: Application, { parts, rooms }: Context): void {
  const hosts = new Set(parts.hosts);
  const session: Session = { workspace: defaultWorkspace, role: "owner" };

  const sockets = createSocketCount(socketsOfAddress);

  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const { host, origin } = request.headers;
    if (!hosts.has(hostName(host ?? ""))) return turnAway(socket, 421);
    if (!isOwnOrigin(origin, host)) return turnAway(socket, 403);
    const id = mapIdSchema.safeParse(path.exec(request.url ?? "")?.[1]);
    if (!id.success) return turnAway(socket, 404);
    if (!mayReadMaps(session)) return turnAway(socket, 403);
    if (!sockets.take(request.socket.remoteAddress ?? "", socket)) return turnAway(socket, 429);
    void parts.store.maps.get(session.workspace, id.data).then(
      (listed) =>
        listed
          ? rooms.handleUpgrade(
              { request, socket, head },
              { workspace: session.workspace, map: id.data },
              {
                author: session.role,
                role: mayEditMaps(session) ? "editor" : "viewer",
              },
            )
          : turnAway(socket, 404),
      (error: unknown) => {
        parts.log.error({ err: error }, "a map could not be opened");
        turnAway(socket, 500);
      },
    );
  });
}
