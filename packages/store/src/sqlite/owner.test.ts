import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readAnnouncement, takeOwnership, type Ownership } from "../index.ts";
import { temporaryFolder } from "../stores.test-kit.ts";

let directory: string;
beforeEach(async () => {
  directory = await temporaryFolder();
});
afterEach(() => rm(directory, { recursive: true }));

async function owner(waitMs?: number): Promise<Ownership> {
  const outcome = await takeOwnership(directory, waitMs);
  if (outcome.kind !== "owner") throw new Error(JSON.stringify(outcome));
  return outcome;
}

it("a second one is refused and told who owns the folder", async () => {
  const first = await owner();
  expect(await takeOwnership(directory)).toEqual({ kind: "owned", by: { pid: process.pid } });
  const announcement = { pid: process.pid, url: "http://127.0.0.1:1", token: "t" };
  first.announce(announcement);
  expect(await takeOwnership(directory)).toEqual({ kind: "owned", by: announcement });
  expect((await stat(path.join(directory, "server.json"))).mode & 0o777).toBe(0o600);
  first.release();
  expect(readAnnouncement(directory)).toBeUndefined();
  (await owner()).release();
});

it("a second one waits for the first to end", async () => {
  const first = await owner();
  setTimeout(() => {
    first.release();
  }, 250);
  const second = await owner(5_000);
  expect(second.kind).toBe("owner");
  second.release();
});

it("a killed owner's lock dies with it, whatever it had announced", async () => {
  const script = `
    import { takeOwnership } from ${JSON.stringify(new URL("../index.ts", import.meta.url).href)};
    const outcome = await takeOwnership(${JSON.stringify(directory)});
    outcome.announce({ pid: process.pid, url: "http://127.0.0.1:1" });
    console.log(outcome.kind);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  await once(child.stdout, "data");
  expect(await takeOwnership(directory)).toMatchObject({ kind: "owned", by: { pid: child.pid } });
  child.kill("SIGKILL");
  await once(child, "exit");
  (await owner()).release();
});

it("a folder that is a file cannot be owned", async () => {
  await writeFile(path.join(directory, "data"), "");
  expect(await takeOwnership(path.join(directory, "data"))).toMatchObject({ kind: "unusable" });
});
