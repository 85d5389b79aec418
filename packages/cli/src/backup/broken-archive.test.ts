import SQLite from "better-sqlite3";
import fc from "fast-check";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { constants, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { databaseNames, type DatabaseName } from "@itinera/store";
import { pack, type Header } from "tar-stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fillDataFolder, shownOf, temporaryFolder } from "./data-folder.test-kit.ts";
import { makeBackup } from "./make-backup.ts";
import { restoreBackup } from "./restore-backup.ts";

const signal = new AbortController().signal;
const tell = () => undefined;

/** Node ends with a frame of no content: nobody misses it. */
const behindTheEnd = 13;

let folder: string;
let whole: Buffer;
let shown: Awaited<ReturnType<typeof shownOf>>;
let databases: Readonly<Record<DatabaseName, Buffer>>;
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await temporaryFolder();
  await fillDataFolder(at("data"));
  // Such that it is read in many pieces.
  await writeFile(at("data/files/ab.bin"), randomBytes(700_000));
  shown = await shownOf(at("data"));
  const [file, data] = [at("whole"), at("data")];
  const made = await makeBackup({
    file,
    data,
    files: path.join(data, "files"),
    force: false,
    program: "1",
    signal,
    tell,
  });
  if (made.kind !== "made") throw new Error(made.kind);
  whole = await readFile(file);
  const [itinera, rooms, events] = [
    await readFile(at("data/itinera.db")),
    await readFile(at("data/rooms.db")),
    await readFile(at("data/events.db")),
  ];
  databases = { "itinera.db": itinera, "rooms.db": rooms, "events.db": events };
  for (const name of ["whole", "data"]) await rm(at(name), { recursive: true });
});
afterEach(async () => {
  for (const name of await readdir(folder)) await rm(at(name), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

async function restored(archive: Uint8Array, to = "to") {
  await writeFile(at("archive"), archive);
  return restoreBackup({ file: at("archive"), data: at(to), signal, tell });
}

/** Refused, and nothing is left behind. */
async function expectRefused(archive: Uint8Array, outcome: object): Promise<void> {
  expect(await restored(archive)).toMatchObject(outcome);
  expect(await readdir(folder)).toEqual(["archive"]);
  await mkdir(at("there"));
  expect(await restored(archive, "there")).toMatchObject(outcome);
  expect(await readdir(at("there"))).toEqual([]);
  await rm(at("there"), { recursive: true });
}

describe("a file that is not the whole backup is refused:", () => {
  it("cut short anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 - behindTheEnd }), async (bytes) => {
        await expectRefused(whole.subarray(0, bytes), { kind: "cut" });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it("with a bit that has changed anywhere, or restored as it was when nothing depends on the bit", async () => {
    let refused = 0;
    const anyBit = fc.noBias(fc.nat({ max: (whole.length - behindTheEnd) * 8 - 1 }));
    await fc.assert(
      fc.asyncProperty(anyBit, async (bit) => {
        const broken = Buffer.from(whole);
        broken[bit >> 3]! ^= 1 << (bit & 7);
        const outcome = await restored(broken);
        if (outcome.kind === "restored") {
          expect(await shownOf(at("to"))).toEqual(shown);
          await rm(at("to"), { recursive: true });
          return;
        }
        refused++;
        expect(outcome.kind).toBeOneOf(["foreign", "cut", "changed"]);
        expect(await readdir(folder)).toEqual(["archive"]);
      }),
      { numRuns: 80, endOnFailure: true },
    );
    expect(refused).toBeGreaterThan(70);
  });

  it("with a byte that has changed, where all of it fits into one piece", async () => {
    const entries = both();
    const small = await archiveOf([...entries, manifestOf(entries)]);
    const anyByte = fc.noBias(fc.nat({ max: small.length - 1 }));
    await fc.assert(
      fc.asyncProperty(anyByte, async (byte) => {
        const broken = Buffer.from(small);
        broken[byte]! ^= 0xff;
        const outcome = await restored(broken);
        expect(outcome.kind).toBeOneOf(["foreign", "cut", "changed"]);
        expect(await readdir(folder)).toEqual(["archive"]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it("another file", async () => {
    const text = Buffer.from("a letter to somebody ".repeat(200));
    for (const other of [
      text,
      gzipSync(text),
      zstdCompressSync(text),
      databases["itinera.db"],
      randomBytes(5_000),
    ])
      await expectRefused(other, { kind: "foreign" });
    await expectRefused(await archiveOf([{ place: "notes/readme.txt", body: text }]), { kind: "foreign" });
  });
});

interface Entry {
  /** Instead of a place in the backup's folder. */
  readonly place?: string;
  readonly name?: string;
  readonly body: Uint8Array;
  readonly type?: Header["type"];
}

/** Format 1 had no other. */
const both = (): Entry[] => [
  { name: "itinera.db", body: databases["itinera.db"] },
  { name: "rooms.db", body: databases["rooms.db"] },
];
const all = (): Entry[] => [...both(), { name: "events.db", body: databases["events.db"] }];
const ofAll = { version: 2, databases: { "itinera.db": 1, "rooms.db": 1, "events.db": 1 } };

/** Tar, packed as backups are. */
async function archiveOf(entries: readonly Entry[], format = 1): Promise<Buffer> {
  const tar = pack();
  const packed = buffer(tar);
  for (const { place, name, body, type } of entries) {
    const header = { name: place ?? `itinera-backup-${format}/${name ?? ""}` };
    if (type) tar.entry({ ...header, type, linkname: "/etc/passwd" });
    else tar.entry(header, Buffer.from(body));
  }
  tar.finalize();
  return zstdCompressSync(await packed, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
}

const sha256 = (body: Uint8Array) => createHash("sha256").update(body).digest("hex");

const manifestOf = (entries: readonly Entry[], changes: object = {}): Entry => ({
  name: "manifest.json",
  body: Buffer.from(
    JSON.stringify({
      format: "itinera-backup",
      version: 1,
      program: "1",
      created: "2026-01-01T00:00:00.000Z",
      databases: { "itinera.db": 1, "rooms.db": 1 },
      missing: [],
      entries: entries.map(({ name, body }) => ({ name, bytes: body.length, sha256: sha256(body) })),
      ...changes,
    }),
  ),
});

describe("an archive made by hand", () => {
  const expectRefusedAs = async (outcome: object, entries: readonly Entry[], format = 1) => {
    await expectRefused(await archiveOf(entries, format), outcome);
  };
  const changed = (detail: RegExp) => ({ kind: "changed", detail: expect.stringMatching(detail) as string });

  it("is restored when it is as it should be", async () => {
    const archive = await archiveOf([...all(), manifestOf(all(), ofAll)], 2);
    expect(await restored(archive)).toMatchObject({ kind: "restored" });
    expect(await readdir(at("to"))).toContain("events.db");
  });

  it("of the format before, which had no stream, is restored and can be worked in", async () => {
    expect(await restored(await archiveOf([...both(), manifestOf(both())]))).toMatchObject({
      kind: "restored",
    });
    expect((await readdir(at("to"))).toSorted()).toEqual(["files", "itinera.db", "rooms.db"]);
    await writeFile(at("to/secret.key"), "");
    expect((await shownOf(at("to"))).updates).toEqual(shown.updates);
  });

  it.each([
    "../evil",
    "files/../../evil",
    "files//etc/evil.bin",
    "/etc/evil",
    "files/ab.bin/evil",
    "files/AB.bin",
    "files/ab.exe",
    "files",
    "server.json",
    "engine/ab.bin",
    "itinera.db-wal",
  ])("writes nothing under the name %j", async (name) => {
    const evil = { name, body: Buffer.from("evil") };
    await expectRefusedAs(changed(/strange entry/), [...both(), evil, manifestOf([...both(), evil])]);
  });

  it("has no links, and nothing outside of its folder", async () => {
    const link: Entry = { name: "files/ab.bin", body: Buffer.alloc(0), type: "symlink" };
    await expectRefusedAs(changed(/strange entry/), [...both(), link, manifestOf(both())]);
    await expectRefusedAs(changed(/strange entry/), [
      ...both(),
      { place: "/etc/evil", body: Buffer.from("evil") },
    ]);
  });

  it("holds what its manifest says: no more, no less, nothing twice, nothing else", async () => {
    const [itinera, rooms] = both() as [Entry, Entry];
    const more: Entry = { name: "files/ab.bin", body: Buffer.from("more") };
    const other: Entry = { ...more, body: Buffer.from("MORE") };
    await expectRefusedAs(changed(/more than/), [itinera, rooms, more, manifestOf([itinera, rooms])]);
    await expectRefusedAs(changed(/ab\.bin is missing/), [
      itinera,
      rooms,
      manifestOf([itinera, rooms, more]),
    ]);
    await expectRefusedAs(changed(/rooms\.db is missing/), [itinera, manifestOf([itinera])]);
    await expectRefusedAs(changed(/events\.db is missing/), [itinera, rooms, manifestOf(both(), ofAll)], 2);
    await expectRefusedAs(changed(/twice/), [itinera, rooms, rooms, manifestOf([itinera, rooms])]);
    await expectRefusedAs(changed(/other bytes/), [
      itinera,
      rooms,
      other,
      manifestOf([itinera, rooms, more]),
    ]);
    await expectRefusedAs(changed(/behind its end/), [itinera, rooms, manifestOf([itinera, rooms]), more]);
    await expectRefusedAs({ kind: "cut" }, [itinera, rooms, more]);
    await expectRefusedAs(changed(/manifest/), [
      itinera,
      rooms,
      { name: "manifest.json", body: Buffer.from("{}") },
    ]);
  });

  it("of a newer program is refused as such, whatever else is in it", async () => {
    const strange: Entry = { name: "surveys.db", body: Buffer.from("?") };
    await expectRefusedAs({ kind: "newer-format", found: 3, known: 2 }, [strange, manifestOf([strange])], 3);
    for (const name of databaseNames) {
      await writeFile(at("newer"), databases[name]);
      const database = new SQLite(at("newer"));
      database.pragma("user_version = 99");
      database.pragma("wal_checkpoint");
      database.close();
      const newer = { name, body: await readFile(at("newer")) };
      await rm(at("newer"));
      const entries = all().map((entry) => (entry.name === name ? newer : entry));
      const outcome = { kind: "newer", name, found: 99 };
      await expectRefusedAs(outcome, [...entries, manifestOf(entries, ofAll)], 2);
    }
  });

  it("with a damaged database is refused, though its manifest agrees", async () => {
    const entries: Entry[] = [{ name: "itinera.db", body: Buffer.alloc(9_000, 7) }, ...both().slice(1)];
    await expectRefusedAs({ kind: "unreadable", name: "itinera.db" }, [...entries, manifestOf(entries)]);
  });

  it("that promises more than there is space for is refused before any of it is written", async () => {
    const tar = pack();
    tar.entry({ name: "itinera-backup-1/itinera.db", size: 1e15 });
    const [header] = (await once(tar, "data")) as [Buffer];
    await expectRefused(zstdCompressSync(Buffer.concat([header, Buffer.alloc(1e6)])), {
      kind: "no-space",
      needed: 1e15,
    });
  });

  it("that has no end is not read for ever", async () => {
    const endless = Buffer.concat([
      zstdDecompressSync(await archiveOf(both())),
      Buffer.alloc(64 * 1024 * 1024),
    ]);
    const packed = zstdCompressSync(endless);
    expect(packed.length).toBeLessThan(100_000);
    await expectRefused(packed, changed(/no end/));
  });
});
