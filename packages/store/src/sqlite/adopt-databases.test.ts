import { mapIdSchema, type EpochMs } from "@itinera/core";
import SQLite from "better-sqlite3";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { adoptDatabases, defaultWorkspace, type NewUpdate, type RoomKey, type Seq } from "../index.ts";
import { opened, temporaryFolder } from "../stores.test-kit.ts";

let directory: string;
beforeEach(async () => {
  directory = await temporaryFolder();
});
afterEach(() => rm(directory, { recursive: true }));

const room: RoomKey = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };
const update: NewUpdate = { author: "ann", at: 1 as EpochMs, bytes: new Uint8Array([1]) };

it("a map goes on in an epoch that no browser has seen, with all of its updates", async () => {
  const before = await opened(directory);
  await before.rooms.append(room, 0, [update, update]);
  await before.close();
  const epochs = new Set<number>([0]);
  for (const times of [1, 2]) {
    expect(adoptDatabases(directory)).toBeUndefined();
    const store = await opened(directory);
    const loaded = await store.rooms.load(room);
    expect(loaded?.updates).toHaveLength(2);
    const epoch = loaded?.epoch ?? 0;
    epochs.add(epoch);
    expect(epochs.size).toBe(1 + times);
    expect(await store.rooms.since(room, 0, 1 as Seq)).toBeUndefined();
    await expect(store.rooms.append(room, 0, [update])).rejects.toThrow("epoch");
    await store.close();
  }
});

it("nobody is signed in, and no link signs anybody in, as if it had not been used since", async () => {
  const before = await opened(directory);
  await before.close();
  const database = new SQLite(path.join(directory, "itinera.db"));
  const day = "2026-01-01T00:00:00.000Z";
  database
    .prepare(`INSERT INTO account VALUES ('ann', 'Ann', 'ann@example.org', 1, NULL, ?, ?, 0, NULL)`)
    .run(day, day);
  database
    .prepare(`INSERT INTO session VALUES ('s', 'token', 'ann', 'default', ?, ?, ?, '', '')`)
    .run(day, day, day);
  database.close();
  const store = await opened(directory);
  const expires = 9e15 as EpochMs;
  const account = (await store.accounts.byEmail("ann@example.org"))?.id;
  if (account === undefined) throw new Error("nobody");
  const signIn = await store.tickets.make({ kind: "sign-in", account }, expires);
  const invitation = await store.tickets.make(
    { kind: "invitation", workspace: defaultWorkspace, email: null, role: "viewer", map: null, madeBy: "" },
    expires,
  );
  await store.close();
  expect(adoptDatabases(directory)).toBeUndefined();
  const restored = await opened(directory);
  expect(await restored.accounts.endSession(account, "s")).toBe("gone");
  expect(await restored.tickets.get(signIn)).toBeUndefined();
  expect(await restored.tickets.get(invitation)).toMatchObject({ id: invitation });
  await restored.close();
});

it("copies of a version that had no stream become a whole folder", async () => {
  await (await opened(directory)).close();
  await rm(path.join(directory, "events.db"));
  expect(adoptDatabases(directory)).toBeUndefined();
  await (await opened(directory)).close();
});

it.each(["itinera.db", "rooms.db", "events.db"])(
  "a %s that is damaged or newer is not taken",
  async (name) => {
    await (await opened(directory)).close();
    const database = new SQLite(path.join(directory, name));
    database.pragma("user_version = 99");
    database.close();
    expect(adoptDatabases(directory)).toMatchObject({ kind: "newer", name, found: 99 });
    await writeFile(path.join(directory, name), "this is no database ".repeat(500));
    expect(adoptDatabases(directory)).toMatchObject({ kind: "unreadable", name });
  },
);
