import { stageIdSchema, type Edit } from "@itinera/core";
import { expect, it, vi } from "vitest";
import * as Y from "yjs";
import { FakeServer, mapId } from "./fake-server.test-kit.ts";
import type { MapStore } from "./map-store.ts";
import { createMemoryMapStore, emptyDisk, type MemoryDisk } from "./memory-map-store.ts";
import { openRoom } from "./open-room.ts";
import type { RoomClient } from "./room-client.ts";

const id = (name: string) => stageIdSchema.parse(name);
const stage = (name: string): Edit => ({ kind: "stage.add", id: id(name), name, at: 0 });

async function open(
  { newSocket }: Pick<FakeServer, "newSocket">,
  store: MapStore,
  patienceMs = 50,
): Promise<RoomClient> {
  const opening = await openRoom({ url: "ws://x", map: mapId, newSocket, store, patienceMs });
  if (opening.kind !== "open") throw new Error(opening.code);
  return opening.room;
}

const saved = (room: RoomClient) => vi.waitFor(() => expect(room.now().state).toBe("saved"), { interval: 1 });

/** A page that is killed at call `last` of its disk, before it or behind it: line and disk end at once. */
function mortalPage(server: FakeServer, disk: MemoryDisk, last: number, isDone: boolean) {
  const sockets: WebSocket[] = [];
  const never = new Promise<never>(() => undefined);
  let [calls, isAlive] = [0, true];
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = () => {
      isAlive = false;
      for (const socket of sockets) socket.close();
      resolve();
    };
  });
  const mortal =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> => {
      if (!isAlive) return never;
      if (calls++ < last) return call(...args);
      if (isDone) void call(...args);
      die();
      return never;
    };
  const whole = createMemoryMapStore(disk);
  const store: MapStore = {
    isLasting: true,
    load: mortal(whole.load),
    keep: mortal(whole.keep),
    keepOthers: mortal(whole.keepOthers),
    confirm: mortal(whole.confirm),
    setAside: mortal(whole.setAside),
    forgetAside: mortal(whole.forgetAside),
    startOver: mortal(whole.startOver),
    takeOver: mortal(whole.takeOver),
  };
  const newSocket = (url: string): WebSocket => {
    const socket = server.newSocket(url);
    sockets.push(socket);
    if (!isAlive) queueMicrotask(() => socket.close());
    return socket;
  };
  return { store, newSocket, died, isAlive: () => isAlive };
}

/** Gives whether the page did live to the end. */
async function killedAt(last: number, isDone: boolean): Promise<boolean> {
  const server = new FakeServer();
  const disk = emptyDisk();
  const before = await open(server, createMemoryMapStore(disk));
  before.edit(stage("a"));
  before.edit(stage("gone"));
  await saved(before);
  // These two are stored, but nobody is told; then the server is away, and makes its document anew.
  server.confirming = false;
  before.edit(stage("b"));
  before.edit({ kind: "stage.delete", id: id("gone") });
  for (const { update } of server.edits.slice(-2)) Y.applyUpdate(server.doc, update);
  server.reachable = false;
  server.drop();
  before.edit([stage("c"), stage("d")]);
  before.edit({ kind: "stage.delete", id: id("d") });
  before.undo();
  before.close();
  server.confirming = true;
  server.epoch = 1;
  server.anew(server.map());
  server.reachable = true;

  const page = mortalPage(server, disk, last, isDone);
  const living = open(page, page.store, 0).then(async (room) => {
    await saved(room);
    room.close();
  });
  await Promise.race([page.died, living]);
  // What it had begun to say is heard to the end.
  await new Promise((resolve) => setTimeout(resolve, 5));

  const room = await open(server, createMemoryMapStore(disk));
  await saved(room);
  const names = room.now().map.stages.map((one) => one.name);
  expect(names.toSorted()).toEqual(["a", "b", "c", "d"]);
  expect(server.map()).toEqual(room.now().map);
  // Nothing is shown as refused, and nothing waits any more.
  expect([room.now().aside, disk.edits, disk.aside]).toEqual([[], [], []]);
  room.close();
  return page.isAlive();
}

it("a page that is killed at any moment of taking up a new document loses nothing, and does nothing twice", async () => {
  let kills = 0;
  for (const isDone of [false, true]) for (let last = 0; !(await killedAt(last, isDone)); last++) kills++;
  expect(kills).toBeGreaterThan(8);
});
