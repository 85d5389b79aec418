import { encodeClientFrame, maxPresenceBytes, type Present } from "@itinera/protocol";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { key, openHouse, smallMap, type House } from "./room.test-kit.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.rooms.create(key, smallMap);
});
afterEach(() => house.end());

const bytes = (...list: number[]) => new Uint8Array(list);
type Guest = Awaited<ReturnType<House["join"]>>;

/** Takes in what comes until all of `wanted` were seen; gives what was. */
async function hear(guest: Guest, done: (seen: Map<string, Present>, gone: Set<string>) => boolean) {
  const seen = new Map(guest.welcome.present.map((one) => [one.connection, one]));
  const gone = new Set<string>();
  while (!done(seen, gone)) {
    const frame = await guest.nextPresence();
    for (const one of frame.present) seen.set(one.connection, one);
    for (const one of frame.gone) gone.add(one);
  }
  return seen;
}

it("people learn who is there, who comes, what they show and who goes", async () => {
  const ann = await house.join({ person: "u1", name: "Ann" });
  expect(ann.welcome.present).toEqual([]);
  ann.send({ kind: "presence", state: bytes(1) });
  await sleep(60);
  const bob = await house.join({ person: "u2", name: "Bob" });
  expect(bob.welcome.present).toEqual([
    { connection: ann.welcome.connection, person: "u1", name: "Ann", state: bytes(1) },
  ]);
  const came = await hear(ann, (seen) => seen.has(bob.welcome.connection));
  expect(came.get(bob.welcome.connection)).toMatchObject({ name: "Bob", state: bytes() });
  bob.send({ kind: "presence", state: bytes(2, 3) });
  await hear(ann, (seen) => seen.get(bob.welcome.connection)?.state.length === 2);
  await bob.close();
  await hear(ann, (_, gone) => gone.has(bob.welcome.connection));
  expect((await house.join()).welcome.present).toHaveLength(1);
});

it("who somebody is comes from the session, whatever the bytes say", async () => {
  const watcher = await house.join();
  const eve = await house.join({ person: "u9", name: "Eve" });
  eve.send({ kind: "presence", state: new TextEncoder().encode('{"name":"Ann","person":"u1"}') });
  const seen = await hear(watcher, (all) => (all.get(eve.welcome.connection)?.state.length ?? 0) > 0);
  expect(seen.get(eve.welcome.connection)).toMatchObject({ person: "u9", name: "Eve" });
});

it("those who may not write are seen all the same, and nothing of presence is stored", async () => {
  const watcher = await house.join();
  for (const role of ["viewer", "commenter"] as const) {
    const guest = await house.join({ role });
    guest.send({ kind: "presence", state: bytes(7) });
    await hear(watcher, (all) => all.get(guest.welcome.connection)?.state[0] === 7);
  }
  expect((await house.store.rooms.load(key))?.seq).toBe(1);
});

it("of a thousand states in a moment only some are passed on, the last among them", async () => {
  const watcher = await house.join();
  const eve = await house.join();
  let frames = 0;
  for (let at = 1; at <= 1_000; at++) eve.send({ kind: "presence", state: bytes(at >> 8, at & 255) });
  const started = performance.now();
  await hear(watcher, (all) => {
    frames++;
    const { state } = all.get(eve.welcome.connection) ?? {};
    return state?.[0] === 1_000 >> 8 && state[1] === (1_000 & 255);
  });
  // Thirty a second, and some for the arrival.
  expect(frames).toBeLessThanOrEqual(4 + (performance.now() - started) / 30);
});

it("a state that is too big, or comes before the greeting, ends the connection", async () => {
  const eve = await house.join();
  eve.send({ kind: "presence", state: new Uint8Array(maxPresenceBytes + 1) });
  expect(await eve.next()).toMatchObject({ kind: "refused", code: "too-big" });
  const line = await house.dial();
  line.sendBytes(encodeClientFrame({ kind: "presence", state: bytes(1) }));
  expect(await line.next()).toMatchObject({ kind: "refused", code: "malformed" });
});
