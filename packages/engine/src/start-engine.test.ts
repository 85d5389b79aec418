import { createServer, type Server } from "node:net";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startEngine } from "./start-engine.ts";
import { isAlive, rowsOf, temporaryEngine, temporaryFolder } from "./temporary-engine.test-kit.ts";
import { EMBEDDED_VERSION } from "./version.ts";
import * as port from "./port.ts";

vi.mock("./port.ts", { spy: true });
afterEach(() => vi.mocked(port.freePort).mockReset());

describe("starting", () => {
  it("answers both users, in UTC, as the version that we name", async () => {
    const engine = await temporaryEngine(await temporaryFolder());
    expect(await rowsOf(engine, engine.writer, "SELECT 1 + 1")).toBe("2");
    expect(await rowsOf(engine, engine.reader, "SELECT version(), timezone()")).toBe(
      `${EMBEDDED_VERSION}\tUTC`,
    );
    expect(engine).toMatchObject({ state: "up", version: EMBEDDED_VERSION, tcpPort: undefined });
  });

  it("makes plain databases and leaves patterns to their users", async () => {
    const engine = await temporaryEngine(await temporaryFolder(), { databases: ["app", "other_*"] });
    await rowsOf(engine, engine.writer, "CREATE DATABASE other_1");
    expect(await rowsOf(engine, engine.writer, "SHOW DATABASES")).toBe("app\nother_1\nsystem");
    await expect(rowsOf(engine, engine.writer, "CREATE DATABASE another")).rejects.toThrow(/grant/);
  });

  it("keeps its data over a stop and a new start", async () => {
    const folder = await temporaryFolder();
    const first = await temporaryEngine(folder);
    await rowsOf(first, first.writer, "CREATE TABLE app.t (a Int8) ENGINE MergeTree ORDER BY a");
    await rowsOf(first, first.writer, "INSERT INTO app.t VALUES (1), (2)");
    const { pid } = first;
    await first.stop();
    expect(isAlive(pid)).toBe(false);

    const second = await temporaryEngine(folder);
    expect(await rowsOf(second, second.reader, "SELECT sum(a) FROM app.t")).toBe("3");
    expect(second.writer.password).not.toBe(first.writer.password);
  });

  it("keeps the passwords out of its folder, which only its owner may read", async () => {
    const folder = join(await temporaryFolder(), "engine");
    const engine = await temporaryEngine(folder);
    const config = await readFile(join(folder, "config.xml"), "utf8");
    expect(config).not.toContain(engine.writer.password);
    expect(config).not.toContain(engine.reader.password);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, "config.xml"))).mode & 0o077).toBe(0);
  });

  it("opens the native port only when asked", async () => {
    const engine = await temporaryEngine(await temporaryFolder(), { tcp: true });
    // The native handler tells whoever speaks HTTP to it where to go.
    const answer = await fetch(`http://127.0.0.1:${engine.tcpPort}`).then((it) => it.text());
    expect(answer).toContain("clickhouse-client");
  });

  it("takes another port when the first one is taken", async () => {
    const taken = await listening();
    vi.mocked(port.freePort).mockResolvedValueOnce(portOf(taken));
    const engine = await temporaryEngine(await temporaryFolder());
    expect(engine.url).not.toContain(String(portOf(taken)));
    expect(await rowsOf(engine, engine.reader, "SELECT 1")).toBe("1");
    taken.close();
  });
});

describe("refusing", () => {
  it("says that the folder is in use, and by whom", async () => {
    const folder = await temporaryFolder();
    const engine = await temporaryEngine(folder);
    expect(await startEngine({ directory: folder, databases: ["app"] })).toEqual({
      kind: "refused",
      reason: "in-use",
      message: `The engine's folder ${folder} is in use by process ${engine.pid}.`,
    });
    expect(await rowsOf(engine, engine.writer, "SELECT 1")).toBe("1");
  });

  it("says that the library is missing", async () => {
    const directory = await temporaryFolder();
    const outcome = await startEngine({ directory, databases: ["app"], library: "/none/libchdb.so" });
    expect(outcome).toMatchObject({ kind: "refused", reason: "missing" });
  });

  it("says that the library is not one", async () => {
    const directory = await temporaryFolder();
    const library = join(directory, "libchdb.so");
    await writeFile(library, "not a library");
    const outcome = await startEngine({ directory, databases: ["app"], library });
    expect(outcome).toMatchObject({ kind: "refused", reason: "failed" });
    expect(outcome).toHaveProperty("message", expect.stringMatching(/libchdb\.so/));
  });

  it("says that the folder cannot be used", async () => {
    const directory = join(await temporaryFolder(), "file");
    await writeFile(directory, "");
    expect(await startEngine({ directory, databases: ["app"] })).toMatchObject({
      kind: "refused",
      reason: "directory",
      message: expect.stringContaining(directory),
    });
  });

  it("does not accept a database name that would end up as SQL", async () => {
    const start = startEngine({ directory: await temporaryFolder(), databases: ["a; DROP"] });
    await expect(start).rejects.toThrow(/Not a database name/);
  });
});

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address.port;
}
