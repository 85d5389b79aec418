import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEngine, type Engine } from "@itinera/engine";
import "../../packages/engine/src/provided-engine.test-kit.ts";

let engine: Engine | undefined;
let directory: string | undefined;

/** One engine for all test files of a run. */
export async function setup(project: TestProject): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), "itinera-tests-"));
  const outcome = await startEngine({ directory, databases: ["test_*"] });
  if (outcome.kind === "refused") throw new Error(outcome.message);
  engine = outcome.engine;
  project.provide("engine", { url: engine.url, writer: engine.writer, reader: engine.reader });
}

export async function teardown(): Promise<void> {
  await engine?.stop();
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
}
