import { docUpdateOf, readMap } from "@itinera/collab";
import { emptyMap, mapIdSchema, stageIdSchema, type Edit } from "@itinera/core";
import {
  decodeClientFrame,
  encodeServerFrame,
  type ClientFrame,
  type RoomRefusal,
  type ServerFrame,
} from "@itinera/protocol";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { NewSocket } from "./connection.ts";
import { openRoom, type RoomClient } from "./room-client.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const id = mapIdSchema.parse("m");

/** The other end of every socket that a client opens: a server with one document, in memory. */
class FakeServer {
  readonly doc = new Y.Doc();
  readonly edits: Extract<ClientFrame, { kind: "edit" }>[] = [];
  confirming = true;
  reachable = true;
  refusal: RoomRefusal | undefined;
  /** Instead of a welcome. */
  welcoming: RoomRefusal | undefined;
  private socket: FakeSocket | undefined;

  constructor() {
    const map = emptyMap(id, { name: "Shop", type: "current-state", lang: "en" });
    Y.applyUpdate(this.doc, docUpdateOf(map));
  }

  readonly newSocket: NewSocket = () => {
    const socket = new FakeSocket((frame) => {
      this.hear(frame);
    });
    this.socket = socket;
    queueMicrotask(() => {
      socket.dispatchEvent(new Event(this.reachable ? "open" : "close"));
    });
    return socket as unknown as WebSocket;
  };

  private hear(frame: ClientFrame): void {
    if (frame.kind === "hello") {
      this.edits.length = 0;
      if (this.welcoming) {
        this.say({ kind: "refused", n: 0, code: this.welcoming, text: "" });
        return;
      }
      this.say({
        kind: "welcome",
        role: "editor",
        epoch: 0,
        seq: 1,
        stateVector: Y.encodeStateVector(this.doc) as Bytes,
        missing: [Y.encodeStateAsUpdate(this.doc, frame.stateVector) as Bytes],
        connection: "me",
        present: [],
      });
      return;
    }
    if (frame.kind !== "edit") return;
    this.edits.push(frame);
    if (frame.n !== this.edits.length) throw new Error(`edit ${frame.n} out of turn`);
    if (this.refusal) this.say({ kind: "refused", n: frame.n, code: this.refusal, text: "" });
    else if (this.confirming) {
      Y.applyUpdate(this.doc, frame.update);
      this.say({ kind: "committed", seq: 1 + frame.n, acked: frame.n, updates: [] });
    }
  }

  say(frame: ServerFrame): void {
    this.socket?.dispatchEvent(
      new MessageEvent("message", { data: encodeServerFrame(frame).slice().buffer }),
    );
  }

  drop(): void {
    this.socket?.dispatchEvent(new Event("close"));
  }
}

class FakeSocket extends EventTarget {
  binaryType = "";
  private readonly hear: (frame: ClientFrame) => void;
  constructor(hear: (frame: ClientFrame) => void) {
    super();
    this.hear = hear;
  }
  send(bytes: Bytes): void {
    const frame = decodeClientFrame(bytes);
    if (!frame || frame.kind === "outdated") throw new Error("not a frame");
    this.hear(frame);
  }
  close(): void {
    this.dispatchEvent(new Event("close"));
  }
}

let server: FakeServer;
let room: RoomClient;
beforeEach(async () => {
  server = new FakeServer();
  const opening = await openRoom({ url: "ws://x", map: id, newSocket: server.newSocket });
  if (opening.kind !== "open") throw new Error(opening.code);
  room = opening.room;
  return () => {
    room.close();
  };
});

const stage = (key: string): Edit => ({ kind: "stage.add", id: stageIdSchema.parse(key), name: key, at: 0 });
const onServer = () => readMap(server.doc, id);
const back = async () => {
  server.reachable = true;
  room.retry();
  await vi.waitFor(() => {
    expect(room.now().state).not.toBe("offline");
  });
};

describe("a room in the browser", () => {
  it("says saved only when the server has confirmed", () => {
    expect(room.now()).toMatchObject({ state: "saved", waiting: 0, role: "editor", map: { name: "Shop" } });
    server.confirming = false;
    expect(room.edit(stage("a"))).toEqual({ kind: "done" });
    room.edit(stage("b"));
    expect(room.now()).toMatchObject({ state: "saving", waiting: 2 });
    server.say({ kind: "committed", seq: 2, acked: 1, updates: [] });
    expect(room.now()).toMatchObject({ state: "saving", waiting: 1 });
    server.say({ kind: "committed", seq: 3, acked: 2, updates: [] });
    expect(room.now()).toMatchObject({ state: "saved", waiting: 0 });
  });

  it("refuses what cannot be done without asking the server", () => {
    room.edit(stage("a"));
    expect(room.edit(stage("a"))).toEqual({ kind: "refused", reason: "taken" });
    expect(server.edits).toHaveLength(1);
  });

  it("goes on without a connection, and sends everything as it was made when there is one again", async () => {
    server.confirming = false;
    room.edit(stage("a"));
    server.reachable = false;
    server.drop();
    room.edit(stage("b"));
    expect(room.now()).toMatchObject({ state: "offline", waiting: 2 });
    expect(room.now().map.stages).toHaveLength(2);
    server.confirming = true;
    await back();
    expect(server.edits).toHaveLength(2);
    expect(room.now()).toMatchObject({ state: "saved", waiting: 0 });
    expect(onServer()).toEqual(room.now().map);
  });

  it("an edit that a listener makes during the welcome keeps its turn", async () => {
    server.confirming = false;
    room.edit(stage("a"));
    server.reachable = false;
    server.drop();
    Y.applyUpdate(server.doc, docUpdateOf({ ...onServer(), name: "Renamed" }));
    server.confirming = true;
    const stop = room.subscribe(() => {
      stop();
      room.edit(stage("late"));
    });
    await back();
    expect(
      onServer()
        .stages.map((one) => one.name)
        .toSorted(),
    ).toEqual(["a", "late"]);
    expect(room.now().state).toBe("saved");
  });

  it("takes in what others do, and undoes only its own", () => {
    room.edit(stage("mine"));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(server.doc));
    const before = Y.encodeStateVector(other);
    other.getMap("head").set("goal", "theirs");
    const update = Y.encodeStateAsUpdate(other, before) as Bytes;
    server.say({ kind: "committed", seq: 3, acked: 0, updates: [update] });
    expect(room.now()).toMatchObject({ canUndo: true, canRedo: false, map: { goal: "theirs" } });
    expect(room.undo()).toBe("stage.add");
    expect(room.now()).toMatchObject({ canUndo: false, canRedo: true, map: { goal: "theirs", stages: [] } });
    expect(room.redo()).toBe("stage.add");
    expect(onServer().stages).toHaveLength(1);
  });

  it("fills a gap with all that the server lacks", async () => {
    server.refusal = "gap";
    room.edit(stage("a"));
    room.edit(stage("b"));
    server.refusal = undefined;
    await back();
    expect(server.edits).toHaveLength(1);
    expect(onServer()).toEqual(room.now().map);
    expect(room.now().state).toBe("saved");
  });

  it("keeps an edit through a failure of storage, and stops when an edit is not taken", async () => {
    server.refusal = "storage";
    room.edit(stage("a"));
    expect(room.now()).toMatchObject({ state: "offline", waiting: 1 });
    server.refusal = undefined;
    await back();
    expect(room.now().state).toBe("saved");
    server.refusal = "too-big";
    room.edit(stage("b"));
    expect(room.now().state).toBe("refused");
  });

  it("tells at once when there is no such map or the page is too old for it", async () => {
    for (const code of ["gone", "version"] as const) {
      server.welcoming = code;
      const opening = await openRoom({ url: "ws://x", map: id, newSocket: server.newSocket });
      expect(opening).toEqual({ kind: "refused", code });
    }
  });

  it("gives the same snapshot until something changes, and tells its listeners", () => {
    const listener = vi.fn<() => void>();
    const stop = room.subscribe(listener);
    const now = room.now();
    expect(room.now()).toBe(now);
    room.edit(stage("a"));
    expect(listener).toHaveBeenCalled();
    expect(room.now()).not.toBe(now);
    stop();
    listener.mockClear();
    room.edit(stage("b"));
    expect(listener).not.toHaveBeenCalled();
  });
});
