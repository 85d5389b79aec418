import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { askEngine } from "./ask.ts";
import { configFile, siteUrl, writeConfig, type Site } from "./config.ts";
import { lastWords } from "./last-words.ts";

export interface RunningChild {
  readonly pid: number;
  readonly version: string;
  /** Settles when the process is gone, with its last words. */
  readonly gone: Promise<string>;
}

export type Launch =
  | { readonly kind: "up"; readonly child: RunningChild }
  | { readonly kind: "locked" | "port-taken" | "failed"; readonly message: string };

const CHILD_MAIN = fileURLToPath(new URL("./child/main.ts", import.meta.url));

/** Loading the tables of a large folder takes a while; a start that hangs must still end. */
const LONGEST_START_MS = 60_000;
const POLL_MS = 20;

/** clickhouse-local serves as long as its last query runs: this one sleeps for 95 years. */
const SERVE = "SELECT count() FROM numbers(1000000000) WHERE sleepEachRow(3) SETTINGS max_block_size = 1";

/** Starts one engine process and waits until it answers. It is killed when `lifetime` ends. */
export async function launch(
  site: Site,
  lifetime: AbortSignal,
  onLaunch: () => void = () => undefined,
): Promise<Launch> {
  const unwritten = await writeConfig(site);
  if (unwritten !== undefined) return { kind: "failed", message: unwritten };

  const child = spawnEngine(site);
  const kill = (): void => void child.kill("SIGKILL");
  const gone = wordsWhenGone(child, kill);
  lifetime.addEventListener("abort", kill);
  void gone.then(() => lifetime.removeEventListener("abort", kill));
  if (lifetime.aborted) kill();
  onLaunch();

  const waiting = new AbortController();
  const version = await Promise.race([gone.then(() => undefined), answering(site, waiting.signal)]);
  waiting.abort();
  if (version === undefined) {
    kill();
    return failure(await gone);
  }
  return { kind: "up", child: { pid: child.pid ?? 0, version, gone } };
}

function spawnEngine(site: Site): ChildProcess {
  const listen = ["HTTP", ...(site.tcpPort === undefined ? [] : ["TCP"])];
  return spawn(
    process.execPath,
    [
      "--max-old-space-size=64",
      CHILD_MAIN,
      site.library,
      `--config-file=${configFile(site)}`,
      // Not honoured in the file. Lower levels write every failed question with its stack.
      "--log-level=fatal",
      "--multiquery",
      `--query=${listen.map((port) => `SYSTEM START LISTEN ${port};`).join(" ")} ${SERVE}`,
    ],
    {
      cwd: site.directory,
      // Nothing of ours leaks in: ClickHouse takes keys of AI services from the environment.
      env: { HOME: site.directory, TZ: "UTC", NODE_NO_WARNINGS: "1", ...compileCache() },
      stdio: ["pipe", "ignore", "pipe"],
      // Its own process group: Ctrl-C in a terminal reaches us, and we stop it in order.
      detached: true,
    },
  );
}

/** With it a child needs 0.1 s of a core less to start. */
function compileCache(): NodeJS.ProcessEnv {
  const folder = process.env["NODE_COMPILE_CACHE"];
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

/**
 * Logging at `fatal`, the engine says nothing unless it is dying, and dying it can hang in
 * its own teardown: so its first complaint is taken as the end.
 */
function wordsWhenGone(child: ChildProcess, kill: () => void): Promise<string> {
  const KEPT_CHARACTERS = 4_000;
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    words = (words + chunk).slice(0, KEPT_CHARACTERS);
    if (/(exception|<Fatal>).*\n/i.test(words)) kill();
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(lastWords(words)));
  });
}

/** Its version, as soon as it gives one; nothing when it takes too long or `signal` fires. */
async function answering(site: Site, signal: AbortSignal): Promise<string | undefined> {
  for (const start = performance.now(); performance.now() - start < LONGEST_START_MS;) {
    const answer = await askEngine(siteUrl(site), site.reader, "SELECT version()").catch(() => undefined);
    if (answer?.ok) return answer.text;
    if (signal.aborted) return undefined;
    await sleep(POLL_MS);
  }
  return undefined;
}

function failure(words: string): Launch {
  const message = words.split("\n")[0] || "the engine did not answer";
  if (words.includes("Cannot lock file")) return { kind: "locked", message };
  if (words.includes("Address already in use")) return { kind: "port-taken", message };
  return { kind: "failed", message };
}
