import { emptyMap, mapIdSchema, stageIdSchema, type Edit, type EpochMs } from "@itinera/core";
import { decodeServerFrame } from "@itinera/protocol";
import { defaultWorkspace, type RoomKey, type Store } from "@itinera/store";
import fc from "fast-check";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openTestStore } from "../../../store/src/testing/chosen-store.test-kit.ts";
import { silentFanOut, type FanOut, type Hear, type NodeMessage } from "./fan-out.ts";
import type { Neighbours } from "./neighbours.ts";
import { decodeNodeMessage, encodeNodeMessage } from "./node-message.ts";
import { roomLimits } from "./room-limits.ts";
import { createRoom, type Peer, type Room } from "./room.ts";
import { createRooms, type Rooms } from "./rooms.ts";

const key: RoomKey = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };
const map = emptyMap(key.map, { name: "Shop", type: "current-state", lang: "en" });
const now = () => Date.now() as EpochMs;
const addStage = (id: string): Edit => ({ kind: "stage.add", id: stageIdSchema.parse(id), name: id, at: 0 });

let directory: string;
let store: Store;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "itinera-neighbours-"));
  const opening = await openTestStore({ directory });
  if (opening.kind !== "open") throw new Error(opening.kind);
  store = opening.store;
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});

/** What `fate` says of each message: when it comes, in ms; undefined: never. */
function bus(fate: () => number | undefined) {
  const ears = new Set<{ readonly node: string; readonly hear: Hear }>();
  return (node: string): FanOut => ({
    tell: (_, message) => {
      const bytes = encodeNodeMessage(node, message);
      for (const ear of ears) {
        const delay = ear.node === node ? undefined : fate();
        const heard = decodeNodeMessage(bytes);
        if (delay !== undefined && heard) setTimeout(() => ears.has(ear) && ear.hear(...heard), delay);
      }
    },
    listen: (_, hear) => {
      const ear = { node, hear };
      ears.add(ear);
      return Promise.resolve({ stop: () => void ears.delete(ear) });
    },
    close: () => Promise.resolve(),
  });
}

describe("two servers on one log", () => {
  it("hold the same map in the end, whatever messages are lost, late or out of order", async () => {
    const fates = fc.array(fc.option(fc.nat(8), { nil: undefined, freq: 2 }), {
      minLength: 4,
      maxLength: 12,
    });
    const writers = fc.array(fc.boolean(), { minLength: 4, maxLength: 16 });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fates, writers, async (plan, turns) => {
        const room: RoomKey = { ...key, map: mapIdSchema.parse(`m${round++}`) };
        let told = 0;
        const fanOut = bus(() => plan[told++ % plan.length]);
        const servers = ["a", "b"].map((node) =>
          createRooms({ log: store.rooms, now, fanOut: fanOut(node) }),
        );
        const [a, b] = servers as [Rooms, Rooms];
        await a.create(room, { ...map, id: room.map });
        await b.read(room);
        await Promise.all(turns.map((first, at) => (first ? a : b).edit(room, [addStage(`s${at}`)])));
        const stages = async (of: Rooms) => (await of.read(room))?.stages.map((one) => one.id).sort();
        const all = turns.map((_, at) => `s${at}`).sort();
        for (const of of servers)
          await expect.poll(() => stages(of), { timeout: 4_000, interval: 10 }).toEqual(all);
        expect(await a.read(room)).toEqual(await b.read(room));
        for (const of of servers) await of.close();
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("a map that is removed on one is gone on the other", async () => {
    const fanOut = bus(() => 0);
    const [a, b] = [
      createRooms({ log: store.rooms, now, fanOut: fanOut("a") }),
      createRooms({ log: store.rooms, now, fanOut: fanOut("b") }),
    ];
    await a.create(key, map);
    await b.read(key);
    await a.remove(key);
    await expect.poll(() => b.size()).toBe(0);
    expect(await b.read(key)).toBeUndefined();
    for (const of of [a, b]) await of.close();
  });
});

describe("a room that hears nothing of its neighbours", () => {
  const deaf: Neighbours = { tell: () => undefined, listen: () => undefined, close: () => undefined };
  const open = async (neighbours: Neighbours = deaf): Promise<Room> => {
    const loaded = await store.rooms.load(key);
    if (!loaded) throw new Error("no map");
    const nothing = () => undefined;
    const parts = { key, log: store.rooms, loaded, now, limits: roomLimits, onCommit: nothing };
    return createRoom({ ...parts, neighbours, onDead: nothing, report: nothing });
  };
  /** Somebody with a document, who moves from server to server. */
  function traveller(author = "ann") {
    const doc = new Y.Doc();
    const said: string[] = [];
    let seq = 0;
    let n = 0;
    const peer: Peer = {
      connection: "c",
      person: "",
      name: "",
      author,
      role: () => "editor",
      send: (bytes) => {
        const frame = decodeServerFrame(bytes);
        if (frame?.kind !== "committed") return;
        seq = frame.seq;
        for (const update of frame.updates) Y.applyUpdate(doc, update);
        if (frame.acked > 0) said.push(`acked ${frame.acked}`);
      },
      refuse: (code) => said.push(code),
    };
    return {
      doc,
      said,
      enter: async (room: Room, known = seq) => {
        n = 0;
        await room.join(
          peer,
          { known, stateVector: Y.encodeStateVector(doc) as Uint8Array<ArrayBuffer> },
          (welcome) => {
            for (const update of welcome.missing) Y.applyUpdate(doc, update);
          },
        );
      },
      rename: (room: Room, name: string) => {
        const before = Y.encodeStateVector(doc);
        doc.getMap("head").set("name", name);
        room.receive(peer, ++n, Y.encodeStateAsUpdate(doc, before) as Uint8Array<ArrayBuffer>);
      },
      send: (room: Room, update: Uint8Array) => {
        room.receive(peer, ++n, update as Uint8Array<ArrayBuffer>);
      },
    };
  }
  const log = () => store.rooms.load(key);
  beforeEach(async () => {
    const rooms = createRooms({ log: store.rooms, now, fanOut: silentFanOut });
    await rooms.create(key, map);
    await rooms.close();
  });

  it("reads the log before it says that an edit builds on what it has not got", async () => {
    const [a, b] = [await open(), await open()];
    const ann = traveller();
    await ann.enter(a);
    ann.rename(a, "one");
    await expect.poll(() => ann.said).toEqual(["acked 1"]);
    // As if it had never been at the other server: what it knows is not asked for.
    await ann.enter(b, 0);
    ann.rename(b, "two");
    ann.rename(b, "three");
    await expect.poll(() => ann.said.at(-1)).toBe("acked 2");
    expect(ann.said).not.toContain("gap");
    expect((await b.read()).name).toBe("three");
    // The map itself, "one", and the two that came together.
    expect((await log())?.updates).toHaveLength(3);
    // What nobody has is a gap all the same.
    const lost = new Y.Doc();
    lost.getMap("head").set("name", "x");
    const before = Y.encodeStateVector(lost);
    lost.getMap("head").set("name", "y");
    const bob = traveller("bob");
    await bob.enter(b);
    bob.send(b, Y.encodeStateAsUpdate(lost, before));
    await expect.poll(() => bob.said).toEqual(["gap"]);
    expect((await log())?.updates).toHaveLength(3);
  });

  it("knows after catching up whose a Yjs client id is that wrote with another server", async () => {
    const [a, b] = [await open(), await open()];
    const ann = traveller();
    await ann.enter(a);
    ann.rename(a, "one");
    await expect.poll(() => ann.said).toEqual(["acked 1"]);
    const eve = traveller("eve");
    await eve.enter(b, 2);
    eve.doc.clientID = ann.doc.clientID;
    eve.rename(b, "mine");
    await expect.poll(() => eve.said).toEqual(["client-taken"]);
  });

  it("has caught up before it welcomes somebody who comes from further on", async () => {
    const [a, b] = [await open(), await open()];
    const ann = traveller();
    await ann.enter(a);
    ann.rename(a, "one");
    await expect.poll(() => ann.said).toEqual(["acked 1"]);
    const before = (await log())?.seq;
    await ann.enter(b);
    expect((await b.read()).name).toBe("one");
    await sleep(20);
    expect((await log())?.seq).toBe(before);
  });
});

it("messages between servers survive the way, and what is none is left alone", () => {
  const present = [{ connection: "c", person: "p", name: "Ann", state: new Uint8Array([1, 2]) }];
  const messages: NodeMessage[] = [
    {
      kind: "committed",
      epoch: 3,
      first: 70_000 as never,
      updates: [new Uint8Array([1]), new Uint8Array()],
      clients: [{ client: 4_294_967_295, author: "ann" }],
    },
    { kind: "presence", present, gone: ["d"] },
    { kind: "roster", present },
    { kind: "who" },
    { kind: "cleared" },
  ];
  for (const message of messages)
    expect(decodeNodeMessage(encodeNodeMessage("node", message))).toEqual(["node", message]);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(() => decodeNodeMessage(bytes)).not.toThrow();
    }),
  );
});
