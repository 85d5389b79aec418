import { mapIdSchema, type EpochMs } from "@itinera/core";
import SQLite from "better-sqlite3";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { defaultWorkspace, type NewUpdate, type RoomKey } from "../index.ts";
import { temporaryFolder } from "../stores.test-kit.ts";
import { openRoomLog } from "./room-log.ts";

let directory: string;
beforeEach(async () => {
  directory = await temporaryFolder();
});
afterEach(() => rm(directory, { recursive: true }));

const room: RoomKey = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };
const by = (author: string): NewUpdate => ({ author, at: 1 as EpochMs, bytes: new Uint8Array([1]) });

it("a failed write fails its batch and all called behind it, and nothing of them is stored", async () => {
  const file = path.join(directory, "rooms.db");
  const opening = await openRoomLog(file);
  if (opening.kind !== "open") throw new Error(opening.kind);
  const { log } = opening;
  await log.append(room, 0, [by("ann")]);
  const second = new SQLite(file);
  second.exec(
    "CREATE TRIGGER broken BEFORE INSERT ON map_update WHEN new.author = 'bad' BEGIN SELECT RAISE(ABORT, 'disk'); END",
  );

  const together = [log.append(room, 0, [by("bob")]), log.append(room, 0, [by("bad")])];
  // The first batch is on its way; these wait behind it.
  await new Promise((resolve) => setImmediate(resolve));
  const behind = log.append(room, 0, [by("eve")]);
  const outcomes = await Promise.allSettled([...together, behind]);
  expect(outcomes.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);

  second.exec("DROP TRIGGER broken");
  second.close();
  expect(await log.append(room, 0, [by("dan")])).toBe(2);
  expect((await log.load(room))?.updates.map((one) => one.author)).toEqual(["ann", "dan"]);
  await log.close();
});
