import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildTracker } from "../build.ts";
import { library } from "./say/library.ts";

let folder: string;
let script: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "itinera-tracker-"));
  await buildTracker(folder);
  script = await readFile(join(folder, "tracker.js"), "utf8");
});
afterAll(() => rm(folder, { recursive: true }));

it("the script weighs at most 10 KB gzip", () => {
  const bytes = gzipSync(script, { level: 9 }).length;
  expect(bytes).toBeGreaterThan(4_000);
  expect(bytes).toBeLessThanOrEqual(10_240);
});

it("its syntax is that of ES2018, and it leaves no name but `itinera`", () => {
  expect(script).not.toMatch(/\?\.(?!\d)|\?\?|catch\s*\{|\b(?:eval|Function)\(|\bimport\b|\bexport\b/);
  expect(script).toMatch(/^\(function\(\)\{/);
});

it("the module exports its doors, and stands on its own", async () => {
  const text = await readFile(join(folder, "tracker.mjs"), "utf8");
  expect(text).not.toMatch(/\bimport\b/);
  const names = Object.keys((await import(join(folder, "tracker.mjs"))) as object);
  expect(names.sort()).toEqual(["createTracker", "itinera"]);
});

it("messages name this version", async () => {
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as object;
  expect(manifest).toMatchObject({ version: library.version });
});
