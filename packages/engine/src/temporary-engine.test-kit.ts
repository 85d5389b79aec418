import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { askEngine } from "./ask.ts";
import type { Credentials } from "./credentials.ts";
import type { Engine, EngineOptions, EngineState } from "./engine.ts";
import { startEngine } from "./start-engine.ts";

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "itinera-engine-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An engine that is stopped when the test is over. */
export async function temporaryEngine(
  directory: string,
  options: Partial<EngineOptions> = {},
): Promise<Engine> {
  const outcome = await startEngine({ directory, databases: ["app"], ...options });
  if (outcome.kind === "refused") throw new Error(outcome.message);
  onTestFinished(() => outcome.engine.stop());
  return outcome.engine;
}

/** The rows as tab-separated text. Throws ClickHouse's error. */
export async function rowsOf(
  engine: { readonly url: string },
  who: Credentials | "nobody",
  query: string,
): Promise<string> {
  const answer = await askEngine(engine.url, who, query);
  if (answer.ok) return answer.text;
  throw new Error(answer.text);
}

export function becomes(engine: Engine, wanted: EngineState): Promise<void> {
  return new Promise((resolve) => {
    const forget = engine.onChange((state) => {
      if (state !== wanted) return;
      forget();
      resolve();
    });
  });
}

/** A process that has ended but was not yet collected by its parent (state Z) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
