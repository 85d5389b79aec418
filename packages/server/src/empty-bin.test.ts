import { emptyMap, mapIdSchema, type EpochMs } from "@itinera/core";
import { defaultWorkspace } from "@itinera/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openTestStore } from "../../store/src/testing/chosen-store.test-kit.ts";
import { emptyBin, keptDays } from "./empty-bin.ts";
import { createMapShelf } from "./maps.ts";
import { createRooms } from "./room/rooms.ts";

it("a deleted map can be brought back for a while, and then nothing of it is left", async () => {
  const directory = await mkdtemp(join(tmpdir(), "itinera-bin-"));
  const opening = await openTestStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const { store } = opening;
  const now = () => Date.now() as EpochMs;
  const rooms = createRooms({ log: store.rooms, now });
  const shelf = createMapShelf(store, rooms);
  const [kept, old] = ["kept", "old"].map((id) => mapIdSchema.parse(id));
  if (!kept || !old) throw new Error("no ids");
  for (const id of [kept, old])
    await shelf.add(defaultWorkspace, "Shop", emptyMap(id, { name: id, type: "current-state", lang: "en" }));
  await store.maps.bin(defaultWorkspace, old);

  const after = (days: number) => (now() + days * 86_400_000) as EpochMs;
  await emptyBin(store, rooms, defaultWorkspace, after(keptDays - 1));
  expect(await rooms.read({ workspace: defaultWorkspace, map: old })).toBeDefined();
  await emptyBin(store, rooms, defaultWorkspace, after(keptDays + 1));
  expect(await rooms.read({ workspace: defaultWorkspace, map: old })).toBeUndefined();
  expect(await store.maps.restore(defaultWorkspace, old)).toBe("gone");
  expect(await shelf.read(defaultWorkspace, kept)).toBeDefined();

  await rooms.close();
  await store.close();
  await rm(directory, { recursive: true, force: true });
});
