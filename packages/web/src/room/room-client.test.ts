import { docUpdateOf } from "@itinera/collab";
import { stageIdSchema, type Edit } from "@itinera/core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { FakeServer, fakeTabs, mapId } from "./fake-server.test-kit.ts";
import type { Bytes } from "./kept-edit.ts";
import { createMemoryMapStore, emptyDisk } from "./memory-map-store.ts";
import { openRoom, type RoomOptions } from "./open-room.ts";
import type { RoomClient } from "./room-client.ts";

let server: FakeServer;
let room: RoomClient;
const at = (more: Partial<RoomOptions> = {}): RoomOptions => ({
  url: "ws://x",
  map: mapId,
  newSocket: server.newSocket,
  ...more,
});
beforeEach(async () => {
  server = new FakeServer();
  const opening = await openRoom(at());
  if (opening.kind !== "open") throw new Error(opening.code);
  room = opening.room;
  return () => {
    room.close();
  };
});

const stage = (key: string): Edit => ({ kind: "stage.add", id: stageIdSchema.parse(key), name: key, at: 0 });
const onServer = () => server.map();
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

  it("does several edits as one step, which one undo takes back, or none of them", () => {
    expect(room.edit([stage("a"), stage("b")])).toEqual({ kind: "done" });
    expect(server.edits).toHaveLength(1);
    expect(onServer().stages.map((one) => one.name)).toEqual(["b", "a"]);
    expect(room.edit([stage("c"), stage("a")])).toEqual({ kind: "refused", reason: "taken" });
    expect(room.edit([])).toEqual({ kind: "done" });
    expect(room.now().map.stages).toHaveLength(2);
    expect(room.undo()).toBe("stage.add");
    expect(room.now().map.stages).toEqual([]);
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

  it("keeps an edit through a failure of storage", async () => {
    server.refusal = "storage";
    room.edit(stage("a"));
    expect(room.now()).toMatchObject({ state: "offline", waiting: 1 });
    server.refusal = undefined;
    await back();
    expect(room.now().state).toBe("saved");
  });

  it("lets edits wait when the session has ended, and tells of it; they go when somebody is signed in again", async () => {
    const trouble = vi.fn<() => void>();
    const opening = await openRoom(at({ onTrouble: trouble }));
    if (opening.kind !== "open") throw new Error(opening.code);
    server.welcoming = "signed-out";
    server.say({ kind: "refused", n: 0, code: "signed-out", text: "" });
    expect(trouble).toHaveBeenCalled();
    opening.room.edit(stage("a"));
    expect(opening.room.now()).toMatchObject({ state: "offline", waiting: 1, aside: [] });
    server.welcoming = undefined;
    opening.room.retry();
    await vi.waitFor(() => {
      expect(opening.room.now()).toMatchObject({ state: "saved", waiting: 0 });
    });
    expect(onServer().stages).toHaveLength(1);
    opening.room.close();
  });

  it("tells at once when there is no such map or the page is too old for it", async () => {
    for (const code of ["gone", "version"] as const) {
      server.welcoming = code;
      const opening = await openRoom(at());
      expect(opening).toEqual({ kind: "refused", code });
    }
  });

  it("knows what this person may do from now on, and shows an edit that came too late", async () => {
    server.role = "viewer";
    server.say({ kind: "role", role: "viewer" });
    expect(room.now().role).toBe("viewer");
    room.edit(stage("late"));
    await vi.waitFor(() => {
      expect(room.now()).toMatchObject({ state: "saved", role: "viewer", waiting: 0 });
    });
    expect(room.now().aside).toMatchObject([
      { why: "read-only", edit: { work: { edit: { name: "late" } } } },
    ]);
    expect(room.now().map.stages).toEqual([]);
  });

  it("ends when the map is closed to this person, with what was not saved set aside", async () => {
    server.confirming = false;
    room.edit(stage("unsaved"));
    server.say({ kind: "refused", n: 0, code: "revoked", text: "" });
    expect(room.now()).toMatchObject({ state: "revoked", waiting: 0 });
    // Words that are only now taken out of their field.
    room.edit(stage("atlast"));
    expect(room.now().aside.map(({ why, edit: { work } }) => [why, work])).toMatchObject([
      ["revoked", { edit: { name: "unsaved" } }],
      ["revoked", { edit: { name: "atlast" } }],
    ]);
    room.retry();
    expect(room.now().state).toBe("revoked");
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

describe("a computer without a server", () => {
  /** A tab of the browser whose disk this is. */
  async function tabOf(disk = emptyDisk(), tabs = fakeTabs()): Promise<RoomClient> {
    const opening = await openRoom(at({ store: createMemoryMapStore(disk), tabs, patienceMs: 50 }));
    if (opening.kind !== "open") throw new Error(opening.code);
    return opening.room;
  }
  const names = (one: RoomClient) =>
    one
      .now()
      .map.stages.map(({ name }) => name)
      .toSorted();
  const state = async (one: RoomClient, wanted: string) => {
    await vi.waitFor(() => {
      expect(one.now().state).toBe(wanted);
    });
  };
  const stopServer = () => {
    server.reachable = false;
    server.drop();
  };

  it("opens the map from its disk, goes on with it, and gives everything to the server that returns", async () => {
    const disk = emptyDisk();
    const before = await tabOf(disk);
    before.edit(stage("a"));
    stopServer();
    before.edit(stage("b"));
    expect(before.now()).toMatchObject({ state: "offline", waiting: 1 });
    before.close();

    const after = await tabOf(disk);
    expect(after.now()).toMatchObject({ state: "offline", waiting: 1 });
    expect(names(after)).toEqual(["a", "b"]);
    after.edit(stage("c"));
    server.reachable = true;
    after.retry();
    await state(after, "saved");
    expect(onServer().stages).toHaveLength(3);
    expect(disk.edits).toEqual([]);
    after.close();
  });

  it("shows two tabs the same at once, and loses nothing of the one that is closed", async () => {
    const [disk, tabs] = [emptyDisk(), fakeTabs()];
    const [one, two] = [await tabOf(disk, tabs), await tabOf(disk, tabs)];
    stopServer();
    one.edit(stage("one"));
    two.edit(stage("two"));
    await vi.waitFor(() => {
      expect([names(one), names(two)]).toEqual([
        ["one", "two"],
        ["one", "two"],
      ]);
    });
    expect([one.now().waiting, two.now().waiting]).toEqual([2, 2]);
    one.close();
    server.reachable = true;
    two.retry();
    await state(two, "saved");
    expect(onServer().stages).toHaveLength(2);
    two.close();
  });

  it("sends what a tab left unsent when it was closed, though others were connected all the time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const [disk, tabs] = [emptyDisk(), fakeTabs()];
    const [one, two] = [await tabOf(disk, tabs), await tabOf(disk, tabs)];
    server.confirming = false;
    one.edit(stage("late"));
    one.close();
    server.confirming = true;
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    expect(names(two)).toEqual(["late"]);
    expect(two.now()).toMatchObject({ state: "saved", waiting: 0 });
    expect(onServer().stages).toHaveLength(1);
    two.close();
  });

  it("sets an edit aside that is refused, keeps those behind it, and has the rest from the server", async () => {
    const [disk, tabs] = [emptyDisk(), fakeTabs()];
    const [one, two] = [await tabOf(disk, tabs), await tabOf(disk, tabs)];
    server.refusalOf = (update) =>
      new TextDecoder().decode(update).includes("bad") ? "too-long" : undefined;
    stopServer();
    for (const key of ["a", "bad", "c"]) one.edit(stage(key));
    server.reachable = true;
    one.retry();
    two.retry();
    await vi.waitFor(() => {
      expect(names(one)).toEqual(["a", "c"]);
      expect(names(two)).toEqual(["a", "c"]);
      expect([one.now().state, two.now().state]).toEqual(["saved", "saved"]);
    });
    expect(onServer().stages).toHaveLength(2);
    const [aside] = one.now().aside;
    expect(aside).toMatchObject({
      why: "too-long",
      edit: { work: { edit: { kind: "stage.add", name: "bad" } } },
    });
    one.close();
    const later = await tabOf(disk, tabs);
    expect(later.now().aside).toHaveLength(1);
    later.forgetAside(later.now().aside);
    expect([later.now().aside, disk.aside]).toEqual([[], []]);
    later.close();
    two.close();
  });

  it("does unsaved edits again when the server has made the document anew, undo among them", async () => {
    const disk = emptyDisk();
    const one = await tabOf(disk);
    one.edit(stage("a"));
    one.edit(stage("b"));
    stopServer();
    one.undo();
    one.edit([stage("c"), stage("d")]);
    server.epoch = 1;
    server.anew({ ...onServer(), name: "Anew" });
    server.reachable = true;
    one.retry();
    await state(one, "saved");
    expect(names(one).sort()).toEqual(["a", "c", "d"]);
    expect(one.now().map.name).toBe("Anew");
    expect(onServer()).toEqual(one.now().map);
    expect(disk.edits).toEqual([]);
    one.close();
  });

  it("keeps unsent edits of a page that is too old until a newer one sends them", async () => {
    const disk = emptyDisk();
    const old = await tabOf(disk);
    stopServer();
    old.edit(stage("a"));
    server.reachable = true;
    server.welcoming = "version";
    old.retry();
    await state(old, "reload");
    expect(old.now().waiting).toBe(1);
    old.close();
    server.welcoming = undefined;
    const young = await tabOf(disk);
    await state(young, "saved");
    expect(onServer().stages).toHaveLength(1);
    young.close();
  });

  it("gives a server that was set back to an older state what it lost", async () => {
    const one = await tabOf();
    const backup = Y.encodeStateAsUpdate(server.doc);
    one.edit(stage("a"));
    await state(one, "saved");
    server.doc = new Y.Doc();
    Y.applyUpdate(server.doc, backup);
    server.drop();
    one.retry();
    await state(one, "saved");
    expect(onServer().stages).toHaveLength(1);
    one.close();
  });

  it("leaves no copy of a map that is closed to this person, and keeps what they had written", async () => {
    const disk = emptyDisk();
    const one = await tabOf(disk);
    one.edit(stage("a"));
    await state(one, "saved");
    stopServer();
    one.edit(stage("b"));
    one.end("closed");
    expect(one.now().state).toBe("revoked");
    await vi.waitFor(() => {
      expect(disk).toMatchObject({ head: { epoch: -1 }, rows: [], edits: [] });
    });
    expect(disk.aside).toMatchObject([{ why: "revoked", edit: { work: { edit: { name: "b" } } } }]);
    one.close();
  });
});
