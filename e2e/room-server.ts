// A process with one map's room and nothing else: what the kill test kills.
// Arguments: data folder, port, and "anew" for a room that drops every history when the last has left.
import { emptyMap, mapIdSchema, type EpochMs } from "@itinera/core";
import { createRooms } from "../packages/server/src/room/rooms.ts";
import { defaultWorkspace, openStore, takeOwnership } from "@itinera/store";
import { once } from "node:events";
import { createServer } from "node:http";

const [directory = "", port = "0", history = ""] = process.argv.slice(2);

const ownership = await takeOwnership(directory, 5_000);
if (ownership.kind !== "owner") throw new Error(JSON.stringify(ownership));
const opening = await openStore({ directory });
if (opening.kind !== "open") throw new Error(JSON.stringify(opening));

const rooms = createRooms({
  log: opening.store.rooms,
  now: () => Date.now() as EpochMs,
  unloadMs: 50,
  limits: history === "anew" ? { history: { pieces: 0, times: 1 } } : {},
});
const key = { workspace: defaultWorkspace, map: mapIdSchema.parse("killed") };
if (!(await rooms.read(key)))
  await rooms.create(key, emptyMap(key.map, { name: "Killed", type: "current-state", lang: "en" }));

const server = createServer();
server.on("upgrade", (request, socket, head) => {
  rooms.handleUpgrade({ request, socket, head }, key, { role: "editor", author: "somebody" });
});
server.listen(Number(port), "127.0.0.1");
await once(server, "listening");
process.stdout.write("listening\n");
