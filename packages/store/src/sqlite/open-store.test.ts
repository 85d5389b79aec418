import SQLite from "better-sqlite3";
import { chmod, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultWorkspace, openStore, takeOwnership } from "../index.ts";
import { opened, temporaryFolder } from "../stores.test-kit.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";

let directory: string;
beforeEach(async () => {
  directory = await temporaryFolder();
});
afterEach(() => rm(directory, { recursive: true }));
const file = (name: string) => path.join(directory, name);

describe("opening a data folder", () => {
  it.each(["itinera.db", "rooms.db", "events.db"])(
    "refuses a %s of a newer version and leaves it alone",
    async (name) => {
      await (await opened(directory)).close();
      const database = new SQLite(file(name));
      database.pragma("user_version = 99");
      database.close();
      expect(await openStore({ directory })).toMatchObject({ kind: "newer", found: 99 });
      const after = new SQLite(file(name));
      expect(after.pragma("user_version", { simple: true })).toBe(99);
      after.close();
    },
  );

  it.each(["itinera.db", "rooms.db", "events.db"])("says that a damaged %s is unreadable", async (name) => {
    await (await opened(directory)).close();
    await writeFile(file(name), "this is no database ".repeat(500));
    expect(await openStore({ directory })).toMatchObject({
      kind: "unreadable",
      detail: expect.stringContaining("not a database") as string,
    });
  });

  it("does not begin anew where the first of the databases is gone, and touches nothing", async () => {
    await (await opened(directory)).close();
    await rm(file("itinera.db"));
    await writeFile(file(path.join("files", "ab.bin")), "");
    expect(await openStore({ directory })).toMatchObject({
      kind: "unreadable",
      detail: expect.stringContaining("no itinera.db") as string,
    });
    expect((await readdir(directory)).sort()).toEqual(["events.db", "files", "rooms.db"]);
    expect(await readdir(file("files"))).toEqual(["ab.bin"]);
  });

  it("says that a folder that is a file is unreadable", async () => {
    await writeFile(file("data"), "");
    expect(await openStore({ directory: file("data") })).toMatchObject({ kind: "unreadable" });
  });

  it("can be tried again after a refusal", async () => {
    await (await opened(directory)).close();
    await writeFile(file("rooms.db"), "this is no database ".repeat(500));
    await openStore({ directory });
    await rm(file("rooms.db"));
    const store = await opened(directory);
    expect(await store.projects.list(defaultWorkspace)).toEqual([]);
    await store.close();
  });
});

describe.skipIf(process.platform === "win32")("what lies in a data folder", () => {
  it("is its owner's alone, in a folder that others may enter, and when it was otherwise before", async () => {
    await chmod(directory, 0o755);
    for (const name of ["itinera.db", "rooms.db", "events.db", "owner.lock"])
      await writeFile(file(name), "", { mode: 0o644 });
    for (const again of [false, true]) {
      const owner = await takeOwnership(directory);
      if (owner.kind !== "owner") throw new Error(owner.kind);
      owner.announce({ pid: process.pid, url: "http://127.0.0.1:1", token: "secret" });
      const store = await opened(directory);
      if (!again) {
        await store.files.write(
          (async function* () {
            yield Buffer.from("rows");
          })(),
        );
      }
      const found = await readdir(directory, { recursive: true, withFileTypes: true });
      const open = await Promise.all(
        found.map(async (one) => {
          const { mode } = await stat(path.join(one.parentPath, one.name));
          return mode & 0o077 ? [`${one.name} ${(mode & 0o777).toString(8)}`] : [];
        }),
      );
      expect(open.flat()).toEqual([]);
      expect(found.length).toBeGreaterThan(8);
      await store.close();
      owner.release();
    }
  });
});

describe("connections", () => {
  it("are durable again when an existing file is opened", () => {
    connect(file("x.db")).close();
    const again = connect(file("x.db"));
    expect(again.pragma("synchronous", { simple: true })).toBe(2);
    expect(again.pragma("journal_mode", { simple: true })).toBe("wal");
    again.close();
  });
});

describe("migrations", () => {
  it("a step that fails leaves the version before it, and can be repeated", () => {
    const database = connect(file("x.db"));
    const first = "CREATE TABLE a (x)";
    expect(() => migrate(database, [first, "CREATE TABLE b (x); SELECT * FROM missing"])).toThrow("missing");
    expect(database.pragma("user_version", { simple: true })).toBe(1);
    expect(migrate(database, [first, "CREATE TABLE b (x)"])).toEqual({ kind: "migrated" });
    expect(database.pragma("user_version", { simple: true })).toBe(2);
    expect(migrate(database, [first])).toEqual({ kind: "newer", found: 2, known: 1 });
    database.close();
  });
});
