// What a start says when it cannot start, and that commands find the owner of a folder (D7).
import { createServer } from "node:http";
import { once } from "node:events";
import { chmod, mkdtemp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerOf, itinera, itineraReading, serve, type Serving } from "./command-line.ts";

let folder: string;
const running = new Set<Serving>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "itinera-start-"));
});
afterEach(async () => {
  for (const server of running) await server.kill();
  running.clear();
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

const serving = async (data: string): Promise<Serving> => {
  const server = await serve(data);
  running.add(server);
  return server;
};

/** One clear line and exit code 1. */
const refusedWith = async (pattern: RegExp, ...args: string[]) => {
  const said = await itinera(...args);
  expect(said.err).toMatch(pattern);
  expect(said.err.trim().split("\n")).toHaveLength(1);
  expect(said).toMatchObject({ code: 1, out: "" });
};

describe("a start that cannot be", () => {
  it("names a port that is in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    await refusedWith(/Port \d+ is in use/, "serve", "--data", folder, "--port", String(port));
    taken.close();
  });

  it("names the server that owns the folder", async () => {
    const { pid, url } = await serving(folder);
    await refusedWith(
      new RegExp(`in use by another Itinera.*${pid}.*${url}`),
      "serve",
      "--data",
      folder,
      "--port",
      "0",
    );
  });

  it("listens for other computers only when somebody has a password", async () => {
    const reached = ["serve", "--data", folder, "--host", "0.0.0.0", "--port", "0"];
    await refusedWith(/nobody has a password yet.*itinera user add/, ...reached);
    const add = ["user", "add", "ann@example.org", "--role", "owner", "--password-stdin", "--data", folder];
    expect(await itineraReading("long enough for Ann\n", ...add)).toMatchObject({ code: 0 });
    const server = await serve(folder, {}, "--host", "0.0.0.0");
    running.add(server);
    const { port } = new URL(server.url);
    const body = JSON.stringify({ email: "ann@example.org", password: "long enough for Ann" });
    const headers = { "content-type": "application/json" };
    const signedIn = await fetch(`http://127.0.0.1:${port}/v1/sign-in`, { method: "POST", headers, body });
    expect(await signedIn.json()).toEqual({ state: "in" });
    // A command finds it all the same.
    expect(await answerOf("maps", "--data", folder)).toEqual({ maps: [] });
  });

  it("refuses a folder that is a file", async () => {
    await writeFile(join(folder, "file"), "");
    await refusedWith(/cannot be used|cannot be read/, "maps", "--data", join(folder, "file"));
  });

  it.skipIf(process.getuid?.() === 0)("refuses a folder that may not be read", async () => {
    await chmod(folder, 0o000);
    await refusedWith(/cannot be used|cannot be read/, "maps", "--data", folder);
  });

  it("refuses a database of a newer version, and leaves it as it is", async () => {
    await answerOf("maps", "--data", folder);
    const db = new SQLite(join(folder, "itinera.db"));
    db.pragma("user_version = 999");
    db.close();
    await refusedWith(/newer Itinera.*999/, "maps", "--data", folder);
    const after = new SQLite(join(folder, "itinera.db"));
    expect(after.pragma("user_version", { simple: true })).toBe(999);
    after.close();
  });

  it("refuses a database that is none", async () => {
    await mkdir(join(folder, "data"));
    await writeFile(
      join(folder, "data", "itinera.db"),
      "this is no database, but it is long enough to look like one",
    );
    await refusedWith(/cannot be read/, "maps", "--data", join(folder, "data"));
  });
});

describe("one owner (D7)", () => {
  it("a command uses the server that owns the folder", async () => {
    const server = await serving(folder);
    const made = await answerOf<{ map: string }>(
      "new",
      "--template",
      "restaurant",
      "--lang",
      "pl",
      "--data",
      folder,
    );
    const listed = (await (await server.fetch("/v1/maps")).json()) as {
      maps: { id: string; name: string }[];
    };
    expect(listed.maps).toMatchObject([{ id: made.map, name: "Restauracja" }]);
    const { mode } = await stat(join(folder, "server.json"));
    expect(mode & 0o777).toBe(0o600);
  });

  it("commands at the same time wait for each other", async () => {
    const made = await Promise.all(
      ["generic", "clinic", "saas"].map((template) =>
        answerOf("new", "--template", template, "--data", folder),
      ),
    );
    expect(made).toHaveLength(3);
    const { maps } = await answerOf<{ maps: { name: string }[] }>("maps", "--data", folder);
    expect(maps).toHaveLength(3);
  });

  it("an owner that was killed leaves the folder free, whatever server.json says", async () => {
    const server = await serving(folder);
    await server.kill();
    expect(await readFile(join(folder, "server.json"), "utf8")).toContain("http://");
    expect(await answerOf("maps", "--data", folder)).toEqual({ maps: [] });
  });
});

describe("the engine", () => {
  it("dies and comes back by itself; maps go on meanwhile", async () => {
    const server = await serving(folder);
    const post = async (path: string, body: object) =>
      server.fetch(`/v1${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const { current } = (await (await post("/example", { lang: "en" })).json()) as { current: string };
    const counted = async () => (await post(`/maps/${current}/stages`, {})).status;
    await expect.poll(counted, { timeout: 20_000 }).toBe(200);

    const before = process.hrtime.bigint();
    const pid = await enginePid(folder);
    process.kill(pid, "SIGKILL");
    const edited = await post(`/maps/${current}/edits`, {
      edits: [{ kind: "map.rename", name: "While it is away" }],
    });
    expect(edited.status).toBe(200);
    await expect.poll(counted, { timeout: 10_000, interval: 50 }).toBe(200);
    expect(Number(process.hrtime.bigint() - before) / 1e9).toBeLessThan(5);
  });
});

/** The process that holds the engine's files. */
async function enginePid(data: string): Promise<number> {
  const { readdir } = await import("node:fs/promises");
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes("packages/engine/src/child") && command.includes(data)) return Number(pid);
  }
  throw new Error("The engine's process was not found");
}
