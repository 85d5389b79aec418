// A disk without space under the whole server: what cannot be saved is refused in words, what was is not lost, and
// everything goes on when there is space again.
import { mapIdSchema, stageIdSchema, templateIds, type Edit, type MapId } from "@itinera/core";
import { createClient, ProblemError, type Client } from "@itinera/protocol";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { serverUnderTest, type ServerUnderTest } from "../packages/server/src/server.test-kit.ts";
import { mountSmallDisk } from "./small-disk.ts";
import { openRoom } from "../packages/web/src/room/open-room.ts";

const recoversWithinMs = 10_000;

const small = mountSmallDisk(8);
const disk = small?.place ?? "";
if (!small) process.stdout.write("full disk: not run, for only root may mount a small disk\n");
afterAll(() => small?.unmount());

let house: ServerUnderTest;
let client: Client;
let address: string;

async function open(...surroundings: Parameters<typeof serverUnderTest>): Promise<void> {
  house = await serverUnderTest(...surroundings);
  await house.server.app.listen({ host: "127.0.0.1", port: 0 });
  address = `localhost:${(house.server.app.server.address() as AddressInfo).port}`;
  client = createClient({
    origin: `http://${address}`,
    fetch: (url, init) => fetch(url, init as RequestInit),
  });
}

const newMap = async (): Promise<MapId> => {
  const from = { kind: "template", template: templateIds[0], lang: "en" } as const;
  return mapIdSchema.parse((await client.newMap({ project: "Shop", from })).map);
};

const stage = (name: string): Edit => ({ kind: "stage.add", id: stageIdSchema.parse(name), name, at: 0 });
const stagesOf = async (map: MapId) => (await client.map(map)).stages.map(({ name }) => name);

/** Status and code of the problem that it ends with. */
async function problemOf(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => "it went through",
    (reason: unknown) => reason,
  );
  return error instanceof ProblemError ? `${error.status} ${error.problem.code}` : String(error);
}

const csv = `case,event,time\n${Array.from({ length: 2_000 }, () => `${randomBytes(9).toString("hex")},view,2025-01-01T00:00:00Z`).join("\n")}`;
const order = (upload: Awaited<ReturnType<Client["upload"]>>["upload"]) =>
  client.newImport({
    upload,
    project: "Shop",
    fileName: "log.csv",
    mapping: { case: "case", activity: "event", time: "time" },
    replace: false,
  });

describe.runIf(disk !== "")("a full disk", () => {
  const ballast = path.join(disk, "ballast");
  beforeEach(() => open(undefined, { within: disk }));
  afterEach(async () => {
    await rm(ballast, { force: true });
    await house.close();
  });

  const fill = () => {
    small?.fill(ballast);
  };

  it("answers 507 to edits, new maps, files, uploads and imports, and takes all of them when there is space", async () => {
    const map = await newMap();
    await client.editMap(map, [stage("before")]);
    const { upload } = await client.upload("log.csv", csv);
    fill();
    const full = "507 disk-full";
    expect(await problemOf(client.editMap(map, [stage("lost")]))).toBe(full);
    expect(await problemOf(newMap())).toBe(full);
    expect(await problemOf(client.sendAsset(map, "notes.txt", randomBytes(20_000).toString("hex")))).toBe(
      full,
    );
    expect(await problemOf(client.upload("other.csv", randomBytes(500_000)))).toBe(full);
    expect(await problemOf(order(upload))).toBe(full);
    expect(await stagesOf(map)).toContain("before");
    expect(await stagesOf(map)).not.toContain("lost");

    await rm(ballast);
    await client.editMap(map, [stage("after")]);
    await newMap();
    await client.sendAsset(map, "notes.txt", randomBytes(20_000).toString("hex"));
    await client.upload("other.csv", randomBytes(500_000));
    await order(upload);
    expect(await stagesOf(map)).toEqual(expect.arrayContaining(["before", "after"]));
    expect((await client.imports()).imports).toHaveLength(1);
  }, 60_000);

  it("costs people in a room none of their edits: all are saved within 10 s of there being space", async () => {
    const map = await newMap();
    const opening = await openRoom({ url: `ws://${address}/v1/maps/${map}/room`, map });
    if (opening.kind !== "open") throw new Error(opening.code);
    const { room } = opening;
    fill();
    const made = Array.from({ length: 30 }, (_, n) => `s${n}`);
    for (const name of made) {
      room.edit(stage(name));
      await sleep(20);
    }
    // Refused for a while, and tried again and again.
    await sleep(1_500);
    expect(room.now().waiting).toBeGreaterThan(0);
    expect(room.now().aside).toEqual([]);

    await rm(ballast);
    const freed = performance.now();
    while (room.now().state !== "saved" && performance.now() < freed + recoversWithinMs) await sleep(10);
    const ms = performance.now() - freed;
    expect(room.now().state).toBe("saved");
    expect(await stagesOf(map)).toEqual(expect.arrayContaining(made));
    room.close();
    process.stdout.write(
      `full disk: ${made.length} edits saved ${Math.round(ms)} ms after there was space\n`,
    );
  }, 60_000);
});

describe("a broken disk", () => {
  afterEach(() => house.close());

  it("answers 503, and the next edit is taken when it works again", async () => {
    let isBroken = false;
    await open(undefined, {
      wrap: (store) => ({
        ...store,
        rooms: {
          ...store.rooms,
          append: (...asked) =>
            isBroken
              ? Promise.reject(Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" }))
              : store.rooms.append(...asked),
        },
        files: {
          ...store.files,
          write: (...asked) =>
            isBroken
              ? Promise.reject(Object.assign(new Error("i/o error"), { code: "EIO" }))
              : store.files.write(...asked),
        },
      }),
    });
    const map = await newMap();
    isBroken = true;
    expect(await problemOf(client.editMap(map, [stage("lost")]))).toBe("503 disk-broken");
    expect(await problemOf(client.upload("log.csv", csv))).toBe("503 disk-broken");
    isBroken = false;
    await client.editMap(map, [stage("kept")]);
    const stages = await stagesOf(map);
    expect(stages).toContain("kept");
    expect(stages).not.toContain("lost");
  }, 30_000);
});
