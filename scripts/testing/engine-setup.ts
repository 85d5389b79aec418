import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEngine, type Credentials } from "@itinera/engine";

/** The engine of this run: `inject("engine")`. Each test file makes databases `test_…` of its own. */
export interface ProvidedEngine {
  readonly url: string;
  readonly writer: Credentials;
  readonly reader: Credentials;
}

declare module "vitest" {
  interface ProvidedContext {
    engine: ProvidedEngine;
  }
}

/** Starts one engine for all test files of the run; the returned function ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "itinera-tests-"));
  const outcome = await startEngine({ directory, databases: ["test_*"] });
  if (outcome.kind === "refused") throw new Error(outcome.message);

  const { engine } = outcome;
  project.provide("engine", { url: engine.url, writer: engine.writer, reader: engine.reader });
  return async () => {
    await engine.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
