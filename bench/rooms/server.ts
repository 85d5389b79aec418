// A server that does nothing but serve rooms, in a process of its own. Arguments: whose, data folder, maps,
// how long a room that nobody is in stays in memory, ms.
import { emptyMap, mapIdSchema, type EpochMs } from "@itinera/core";
import { defaultWorkspace, openStore } from "@itinera/store";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRooms } from "../../packages/server/src/room/rooms.ts";
import type { DialectName } from "./dialect.ts";

type Start = (directory: string, maps: number, unloadMs: number) => Promise<number>;

const starts: Record<DialectName, Start> = {
  itinera: async (directory, maps, unloadMs) => {
    const opening = await openStore({ directory });
    if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
    const rooms = createRooms({ log: opening.store.rooms, now: () => Date.now() as EpochMs, unloadMs });
    const keyOf = (map: string) => ({ workspace: defaultWorkspace, map: mapIdSchema.parse(map) });
    for (let one = 0; one < maps; one++) {
      const key = keyOf(`m${one}`);
      await rooms.create(key, emptyMap(key.map, { name: "Bench", type: "current-state", lang: "en" }));
    }
    const http = createServer();
    http.on("upgrade", (request, socket, head) => {
      const key = keyOf((request.url ?? "").slice(1));
      rooms.handleUpgrade({ request, socket, head }, key, { role: "editor", author: "somebody" });
    });
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    return (http.address() as AddressInfo).port;
  },
  hocuspocus: async () => {
    const { Server } = await import("@hocuspocus/server");
    // Its defaults: acknowledged when applied, and nothing is ever stored.
    const server = new Server({ quiet: true, port: 0, address: "127.0.0.1" });
    await server.listen();
    return server.address.port;
  },
};

const [whose = "itinera", directory = "", maps = "1", unloadMs = "30000"] = process.argv.slice(2);
const port = await starts[whose as DialectName](directory, Number(maps), Number(unloadMs));
let before = process.cpuUsage();
process.on("message", () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000 });
});
process.on("disconnect", () => process.exit());
process.send?.({ port });
