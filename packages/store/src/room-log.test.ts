import { mapIdSchema, workspaceIdSchema, type EpochMs } from "@itinera/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultWorkspace, type NewUpdate, type RoomKey, type RoomLog, type Seq } from "./index.ts";
import { stores, type StoreUnderTest } from "./stores.test-kit.ts";

const room: RoomKey = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };
const other: RoomKey = { workspace: workspaceIdSchema.parse("elsewhere"), map: room.map };

const update = (...bytes: number[]): NewUpdate => ({
  author: "ann",
  at: 5 as EpochMs,
  bytes: new Uint8Array(bytes),
});
const seq = (n: number) => n as Seq;

describe.each(await stores())("a room log in %s", (_, open) => {
  let under: StoreUnderTest;
  let log: RoomLog;
  beforeEach(async () => {
    under = await open();
    log = under.store.rooms;
  });
  afterEach(() => under.end());
  const reopen = async () => {
    log = (await under.reopen()).rooms;
  };
  const bytesOf = async (key: RoomKey) => (await log.load(key))?.updates.map((one) => [...one.bytes]);

  it("a map nobody wrote is not there", async () => {
    expect(await log.load(room)).toBeUndefined();
  });

  it("gives seq without gaps in the order of the calls, and keeps author, time and bytes", async () => {
    const seqs = await Promise.all([
      log.append(room, 0, [update(1), update(2)]),
      log.append(room, 0, [update(3)]),
      log.append(room, 0, [update(4), update(5)]),
    ]);
    expect(seqs).toEqual([2, 3, 5]);
    await reopen();
    const loaded = await log.load(room);
    expect(loaded).toMatchObject({ epoch: 0, seq: 5, at: 5, state: undefined });
    expect(loaded?.updates.map((one) => ({ ...one, bytes: [...one.bytes] }))).toEqual(
      [1, 2, 3, 4, 5].map((n) => ({ seq: n, author: "ann", at: 5, bytes: [n] })),
    );
  });

  it("a load sees what was appended before it and nothing called after it", async () => {
    const appended = log.append(room, 0, [update(1)]);
    const loaded = log.load(room);
    const later = log.append(room, 0, [update(2)]);
    expect((await loaded)?.seq).toBe(1);
    await Promise.all([appended, later]);
  });

  it("a view of a large buffer is stored as the view", async () => {
    const large = new Uint8Array(1_000).fill(9);
    await log.append(room, 0, [{ ...update(), bytes: large.subarray(10, 13) }]);
    expect(await bytesOf(room)).toEqual([[9, 9, 9]]);
  });

  it("a state replaces what lies before it, and the last 1,000 updates stay", async () => {
    await log.append(
      room,
      0,
      Array.from({ length: 1_500 }, (__, at) => update(at % 250)),
    );
    await log.saveState(room, 0, { seq: seq(1_498), bytes: new Uint8Array([7, 7]) });
    await reopen();
    const loaded = await log.load(room);
    expect(loaded?.seq).toBe(1_500);
    expect([...(loaded?.state?.bytes ?? [])]).toEqual([7, 7]);
    expect(loaded?.updates.map((one) => one.seq)).toEqual([1_499, 1_500]);
    expect(await log.append(room, 0, [update(1)])).toBe(1_501);
  });

  it("gives what came since to somebody who comes back, as long as all of it is kept", async () => {
    const times = async (n: number) =>
      log.append(
        room,
        0,
        Array.from({ length: n }, (__, at) => update(at % 250)),
      );
    await times(5);
    expect((await log.since(room, 0, seq(3)))?.map((one) => one.seq)).toEqual([4, 5]);
    expect(await log.since(room, 0, seq(5))).toEqual([]);
    expect(await log.since(room, 0, seq(6))).toBeUndefined();
    expect(await log.since(other, 0, seq(0))).toBeUndefined();
    await times(1_000);
    await log.saveState(room, 0, { seq: seq(1_005), bytes: new Uint8Array([7]) });
    expect(await log.since(room, 0, seq(4))).toBeUndefined();
    expect(await log.since(room, 0, seq(5))).toHaveLength(1_000);
  });

  it("tells where the logs of many maps end", async () => {
    await log.append(room, 0, [update(1), update(2)]);
    await log.append(other, 0, [update(3)]);
    await log.rebase(other, seq(1), update(4));
    const none = { ...room, map: mapIdSchema.parse("none") };
    const heads = await log.heads([other, none, room]);
    expect(heads).toHaveLength(2);
    expect(heads).toContainEqual({ ...room, epoch: 0, seq: 2 });
    expect(heads).toContainEqual({ ...other, epoch: 1, seq: 2 });
    expect(await log.heads([])).toEqual([]);
  });

  it("a Yjs client id belongs to the author who used it first, also after a restart", async () => {
    await log.append(room, 0, [{ ...update(1), claims: [7, 8] }]);
    await log.append(room, 0, [{ ...update(2), author: "bob", claims: [8, 9] }]);
    await reopen();
    const clients = [
      { client: 7, author: "ann" },
      { client: 8, author: "ann" },
      { client: 9, author: "bob" },
    ];
    expect((await log.load(room))?.clients).toEqual(clients);
    expect(await log.clients(room)).toEqual(clients);
    expect(await log.clients(other)).toEqual([]);
  });

  it("a new epoch begins with the fresh document alone, and takes nothing from the old one", async () => {
    await log.append(room, 0, [{ ...update(1), claims: [7] }, update(2)]);
    await log.saveState(room, 0, { seq: seq(2), bytes: new Uint8Array([7]) });
    expect(await log.rebase(room, seq(1), update(9))).toBeUndefined();
    expect(await log.rebase(room, seq(2), { ...update(9), claims: [1] })).toBe(1);
    await expect(log.append(room, 0, [update(3)])).rejects.toThrow("epoch");
    await log.saveState(room, 0, { seq: seq(2), bytes: new Uint8Array([7]) });
    await reopen();
    expect(await log.load(room)).toMatchObject({
      epoch: 1,
      seq: 3,
      at: 5,
      state: undefined,
      updates: [{ seq: 3 }],
      clients: [{ client: 1 }],
    });
    expect(await log.since(room, 1, seq(2))).toHaveLength(1);
    expect(await log.since(room, 0, seq(2))).toBeUndefined();
    expect(await log.append(room, 1, [update(4)])).toBe(4);
  });

  it("maps of the same id in two workspaces never meet", async () => {
    await log.append(room, 0, [update(1)]);
    await log.append(other, 0, [update(2)]);
    expect(await bytesOf(room)).toEqual([[1]]);
    await log.saveState(other, 0, { seq: seq(1), bytes: new Uint8Array([3]) });
    await log.remove(other);
    expect(await log.load(other)).toBeUndefined();
    expect(await bytesOf(room)).toEqual([[1]]);
  });

  it("a closed log has stored all that was called before, and refuses what comes after", async () => {
    const appended = log.append(room, 0, [update(1)]);
    const closing = log.close();
    await expect(log.append(room, 0, [update(2)])).rejects.toThrow("closed");
    await Promise.all([appended, closing]);
    await reopen();
    expect(await bytesOf(room)).toEqual([[1]]);
  });
});
