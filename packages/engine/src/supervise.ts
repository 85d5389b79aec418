import { setTimeout as sleep } from "node:timers/promises";
import { siteUrl, type Site } from "./config.ts";
import type { Engine, EngineLog, EngineState } from "./engine.ts";
import { launch, type RunningChild } from "./launch.ts";

/** Between starts that failed: doubled each time, from the first to the last. */
const FIRST_DELAY_MS = 100;
const LAST_DELAY_MS = 10_000;

const SILENT: EngineLog = { info: () => undefined, warn: () => undefined };

/** Keeps an engine on its site up until `lifetime` is aborted, which kills every child. */
export function supervise(
  { site, child: first }: { readonly site: Site; readonly child: RunningChild },
  lifetime: AbortController,
  log: EngineLog = SILENT,
): Engine {
  const listeners = new Set<(state: EngineState) => void>();
  let state: EngineState = "up";
  let child: RunningChild | undefined = first;

  const change = (next: EngineState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };

  const keepUp = async (): Promise<void> => {
    while (child !== undefined) {
      const words = await child.gone;
      child = undefined;
      if (lifetime.signal.aborted) return;
      log.warn(`The engine (${siteUrl(site)}) died: ${words || "killed from outside"}`);
      change("down");
      child = await relaunch(site, lifetime.signal, log);
      if (lifetime.signal.aborted) continue;
      log.info(`The engine (${siteUrl(site)}) is back`);
      change("up");
    }
  };
  const finished = keepUp();

  return {
    url: siteUrl(site),
    tcpPort: site.tcpPort,
    writer: site.writer,
    reader: site.reader,
    version: first.version,
    get state() {
      return state;
    },
    get pid() {
      return child?.pid ?? 0;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      if (!lifetime.signal.aborted) {
        lifetime.abort();
        change("stopped");
      }
      await finished;
    },
  };
}

async function relaunch(
  site: Site,
  lifetime: AbortSignal,
  log: EngineLog,
): Promise<RunningChild | undefined> {
  for (let delay = FIRST_DELAY_MS; !lifetime.aborted; delay = Math.min(delay * 2, LAST_DELAY_MS)) {
    const outcome = await launch(site, lifetime);
    if (outcome.kind === "up") return outcome.child;
    if (lifetime.aborted) return undefined;
    log.warn(`The engine did not come back: ${outcome.message}; next try in ${delay} ms`);
    await sleep(delay, undefined, { signal: lifetime }).catch(() => undefined);
  }
  return undefined;
}
