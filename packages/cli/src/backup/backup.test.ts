import SQLite from "better-sqlite3";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeOwnership } from "@itinera/store";
import { fillDataFolder, shownOf, temporaryFolder } from "./data-folder.test-kit.ts";
import { makeBackup, type BackupOptions } from "./make-backup.ts";
import { readArchive } from "./read-archive.ts";
import { restoreBackup, type RestoreOptions } from "./restore-backup.ts";

let folder: string;
let data: string;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  [data, file] = [path.join(folder, "data"), path.join(folder, "backup.tar.zst")];
});
afterEach(() => rm(folder, { recursive: true }));

const never = new AbortController().signal;
const backup = (rest: Partial<BackupOptions> = {}) =>
  makeBackup({
    data,
    file,
    files: path.join(data, "files"),
    force: false,
    program: "0.0.1",
    signal: never,
    tell: () => undefined,
    ...rest,
  });
const restore = (to: string, rest: Partial<RestoreOptions> = {}) =>
  restoreBackup({ file, data: path.join(folder, to), signal: never, tell: () => undefined, ...rest });

async function namesIn(archive: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, body } of readArchive(archive, never)) {
    names.push(name);
    for await (const _ of body);
  }
  return names;
}

describe("a backup", () => {
  it("holds what cannot be made again, its manifest at the end, for nobody else's eyes", async () => {
    const files = await fillDataFolder(data);
    const made = await backup();
    const { size, mode } = await stat(file);
    expect(made).toEqual({
      kind: "made",
      bytes: size,
      created: expect.any(String) as string,
      files: 3,
      missing: [],
    });
    expect(mode & 0o777).toBe(0o600);
    const names = await namesIn(file);
    expect(names.at(-1)).toBe("manifest.json");
    expect(names.toSorted()).toEqual(
      [
        ...files.map((name) => `files/${name}`),
        "events.db",
        "itinera.db",
        "manifest.json",
        "rooms.db",
        "secret.key",
      ].toSorted(),
    );
    expect((await readdir(folder)).toSorted()).toEqual(["backup.tar.zst", "data"]);
  });

  it("does not touch a file that is there, unless it is told to", async () => {
    await fillDataFolder(data);
    await writeFile(file, "mine");
    expect(await backup()).toEqual({ kind: "exists" });
    expect((await stat(file)).size).toBe(4);
    expect(await backup({ force: true })).toMatchObject({ kind: "made" });
    expect(await backup({ file: data, force: true })).toEqual({ kind: "exists" });
  });

  it("is not made of a folder without data, or into no folder", async () => {
    expect(await backup()).toEqual({ kind: "no-data", lacks: "itinera.db" });
    expect(await readdir(folder)).toEqual([]);
    await fillDataFolder(data);
    expect(await backup({ file: path.join(folder, "none", "x") })).toEqual({ kind: "no-folder" });
    for (const name of ["events.db", "rooms.db"]) {
      await rm(path.join(data, name));
      expect(await backup()).toEqual({ kind: "no-data", lacks: name });
    }
  });

  it("is made of a folder of a version that had no stream", async () => {
    await mkdir(data);
    for (const name of ["itinera.db", "rooms.db"]) {
      const database = new SQLite(path.join(data, name));
      database.exec("CREATE TABLE map_head (epoch)");
      database.pragma("user_version = 1");
      database.close();
    }
    expect(await backup()).toMatchObject({ kind: "made" });
    expect((await namesIn(file)).toSorted()).toEqual(["itinera.db", "manifest.json", "rooms.db"]);
    expect(await restore("to")).toMatchObject({
      kind: "restored",
      manifest: { databases: { "itinera.db": 1, "rooms.db": 1 } },
    });
  });

  it("tells of files that are lost, and holds the rest", async () => {
    const [lost = ""] = await fillDataFolder(data);
    await rm(path.join(data, "files", lost));
    expect(await backup()).toMatchObject({ kind: "made", files: 2, missing: [lost] });
    expect(await namesIn(file)).not.toContain(`files/${lost}`);
  });

  it("takes another moment when a file came and went around the first", async () => {
    await fillDataFolder(data);
    const database = new SQLite(path.join(data, "itinera.db"));
    // So that it is copied in several steps.
    database.prepare("INSERT INTO setting VALUES ('w', 'k', ?)").run("x".repeat(3_000_000));
    const late = path.join(data, "files", "abcd.bin");
    let moments = 0;
    const tell = (line: string) => {
      // The files that were there are copied; then one comes.
      if (line.startsWith("Copied 3 of 3 files")) {
        writeFileSync(late, "late");
        database.exec("INSERT INTO asset VALUES ('w', 'a', 'abcd.bin', 'x', 'x', 1, NULL, NULL, 1)");
      }
      if (!line.includes("itinera.db")) return;
      if (moments++ > 0) return;
      // The moment of the databases is over.
      database.exec("DELETE FROM asset");
      rmSync(late);
    };
    expect(await backup({ tell })).toMatchObject({ kind: "made", files: 3, missing: [] });
    expect(moments).toBeGreaterThan(1);
    database.close();
    expect(await restore("new")).toMatchObject({ kind: "restored" });
    const restored = new SQLite(path.join(folder, "new", "itinera.db"));
    expect(restored.prepare("SELECT * FROM asset").all()).toEqual([]);
    restored.close();
  });

  it("is stopped without a trace", async () => {
    await fillDataFolder(data);
    const stopping = new AbortController();
    const tell = () => {
      stopping.abort();
    };
    await expect(backup({ signal: stopping.signal, tell })).rejects.toThrow(/abort/);
    expect(await readdir(folder)).toEqual(["data"]);
  });
});

describe("a restore", () => {
  it.each(["new", "empty", "a disk's root"])(
    "shows everything again: into a folder that is %s",
    async (kind) => {
      await fillDataFolder(data);
      const before = await shownOf(data);
      await backup();
      const to = path.join(folder, "to");
      if (kind !== "new") await mkdir(to);
      if (kind === "a disk's root") await mkdir(path.join(to, "lost+found"));
      expect(await restore("to")).toMatchObject({ kind: "restored", manifest: { program: "0.0.1" } });
      const there = (await readdir(to)).filter((name) => name !== "lost+found" && name !== "owner.lock");
      expect(there.toSorted()).toEqual(["events.db", "files", "itinera.db", "rooms.db", "secret.key"]);
      expect((await stat(path.join(to, "secret.key"))).mode & 0o777).toBe(0o600);
      expect(await shownOf(to)).toEqual(before);
      expect((await readdir(folder)).toSorted()).toEqual(["backup.tar.zst", "data", "to"]);
    },
  );

  it("leaves a folder alone that is not empty, or is none", async () => {
    await fillDataFolder(data);
    await backup();
    await mkdir(path.join(folder, "to"));
    await writeFile(path.join(folder, "to", "mine"), "");
    expect(await restore("to")).toEqual({ kind: "not-empty", holds: "mine" });
    expect(await restore("to/mine")).toEqual({ kind: "no-folder", path: path.join(folder, "to", "mine") });
    expect(await restore("a/b")).toEqual({ kind: "no-folder", path: path.join(folder, "a") });
    expect(await restore("new", { file: data })).toEqual({ kind: "no-file" });
    expect((await readdir(folder)).toSorted()).toEqual(["backup.tar.zst", "data", "to"]);
    expect(await readdir(path.join(folder, "to"))).toEqual(["mine"]);
  });

  it("gives way to somebody who begins to work in the folder meanwhile", async () => {
    await fillDataFolder(data);
    await backup();
    const to = path.join(folder, "to");
    const come = () => {
      mkdirSync(to, { recursive: true });
      writeFileSync(path.join(to, "itinera.db"), "somebody's");
    };
    expect(await restore("to", { tell: come })).toMatchObject({ kind: "not-empty" });
    expect(await readdir(to)).toEqual(["itinera.db"]);
    await rm(path.join(to, "itinera.db"));
    expect(await restore("to", { tell: come })).toEqual({ kind: "not-empty", holds: "itinera.db" });
    expect((await readdir(to)).filter((name) => !name.startsWith("owner.lock"))).toEqual(["itinera.db"]);
    await rm(to, { recursive: true });
    await mkdir(to);
    const owner = await takeOwnership(to);
    if (owner.kind !== "owner") throw new Error(owner.kind);
    await rm(path.join(to, "server.json"));
    expect(await restore("to")).toMatchObject({ kind: "not-empty" });
    owner.release();
    expect(await readdir(to)).not.toContain("rooms.db");
  });

  it("is stopped without a trace", async () => {
    await fillDataFolder(data);
    await backup();
    for (const isThere of [false, true]) {
      const to = path.join(folder, "to");
      if (isThere) await mkdir(to);
      const stopping = new AbortController();
      const tell = () => {
        stopping.abort();
      };
      await expect(restore("to", { signal: stopping.signal, tell })).rejects.toThrow(/abort/);
      expect(await readdir(folder)).toHaveLength(isThere ? 3 : 2);
      if (isThere) expect(await readdir(to)).toEqual([]);
    }
  });
});
