import { access, constants, mkdir, readFile } from "node:fs/promises";
import { totalmem } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { askEngine } from "./ask.ts";
import { dataFolder, siteUrl, type Site } from "./config.ts";
import { randomCredentials } from "./credentials.ts";
import type { EngineOptions, RefusalReason, StartOutcome } from "./engine.ts";
import { isPattern } from "./grants.ts";
import { launch, type RunningChild } from "./launch.ts";
import { findLibrary, libraryAt } from "./library.ts";
import { freePort } from "./port.ts";
import { supervise } from "./supervise.ts";

type Refused = Extract<StartOutcome, { kind: "refused" }>;
type FirstLaunch = { readonly kind: "up"; readonly site: Site; readonly child: RunningChild };

/** The kernel needs a moment to let go of the files of an engine that was killed. */
const LOCKED_FOR_MS = 5_000;
const RETRY_MS = 100;
const PORT_TRIES = 10;
const GIB = 2 ** 30;

/** Starts the embedded ClickHouse on a folder of its own and keeps it running until `stop()`. */
export async function startEngine(options: EngineOptions): Promise<StartOutcome> {
  const directory = resolve(options.directory);
  const library = options.library === undefined ? findLibrary() : libraryAt(options.library);
  if (library.kind === "missing") return refused("missing", library.message);

  const unusable = await prepare(directory);
  if (unusable !== undefined) return unusable;

  const lifetime = new AbortController();
  const first = await launchFirst(options, { directory, library: library.path }, lifetime.signal);
  if (first.kind === "refused") return first;

  const unmade = await makeDatabases(first.site);
  if (unmade !== undefined) {
    lifetime.abort();
    return unmade;
  }
  return { kind: "started", engine: supervise(first, lifetime, options.log) };
}

async function prepare(directory: string): Promise<Refused | undefined> {
  try {
    await mkdir(dataFolder(directory), { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    await access(dataFolder(directory), constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused("directory", `The engine's folder ${directory} cannot be used: ${why}.`);
  }
}

async function launchFirst(
  options: EngineOptions,
  place: Pick<Site, "directory" | "library">,
  lifetime: AbortSignal,
): Promise<FirstLaunch | Refused> {
  const lockedUntil = performance.now() + LOCKED_FOR_MS;
  for (let portTries = PORT_TRIES; ;) {
    const site: Site = {
      ...place,
      databases: options.databases,
      memoryBytes: options.memoryBytes ?? quarterOfTheMachine(),
      writer: randomCredentials("writer"),
      reader: randomCredentials("reader"),
      httpPort: await freePort(),
      tcpPort: options.tcp === true ? await freePort() : undefined,
    };
    const outcome = await launch(site, lifetime, options.onLaunch);
    if (outcome.kind === "up") return { kind: "up", site, child: outcome.child };
    if (outcome.kind === "locked" && performance.now() < lockedUntil) {
      await sleep(RETRY_MS);
    } else if (outcome.kind === "locked") {
      return refused("in-use", await inUseMessage(place.directory));
    } else if (outcome.kind === "failed" || (portTries -= 1) === 0) {
      return refused("failed", `The engine did not start: ${outcome.message}`);
    }
  }
}

async function inUseMessage(directory: string): Promise<string> {
  const status = await readFile(join(dataFolder(directory), "status"), "utf8").catch(() => "");
  const pid = /^PID: (\d+)/m.exec(status)?.[1];
  const owner = pid === undefined ? "another process" : `process ${pid}`;
  return `The engine's folder ${directory} is in use by ${owner}.`;
}

async function makeDatabases(site: Site): Promise<Refused | undefined> {
  for (const name of site.databases.filter((database) => !isPattern(database))) {
    const query = `CREATE DATABASE IF NOT EXISTS ${name}`;
    const answer = await askEngine(siteUrl(site), site.writer, query).catch((error: unknown) => ({
      ok: false,
      text: String(error),
    }));
    if (!answer.ok) return refused("failed", `The database ${name} was not made: ${answer.text}`);
  }
  return undefined;
}

function quarterOfTheMachine(): number {
  return Math.min(Math.max(Math.floor(totalmem() / 4), GIB), 4 * GIB);
}

function refused(reason: RefusalReason, message: string): Refused {
  return { kind: "refused", reason, message };
}
