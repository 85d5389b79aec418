import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** A file that needs more memory than this while it is read ends as a bomb, not as the end of the server. */
export const hostMegabytes = { thread: 192, process: 160 } as const;

interface HostListener {
  heard(message: FromWorker): void;
  failed(error: unknown): void;
  /** It took more memory than it may, and is gone. */
  burst(): void;
  ended(): void;
}

/** Where a file is read apart from the server. */
interface ReadingHost {
  send(message: ToWorker): void;
  end(): Promise<void>;
}

const body = new URL("./import-worker.ts", import.meta.url);

/** For what is read by parsers that hold little: it starts in 200 ms of a core. */
function openThread({ heard, failed, burst, ended }: HostListener): ReadingHost {
  const worker = new Worker(body, { resourceLimits: { maxOldGenerationSizeMb: hostMegabytes.thread } });
  worker.on("message", heard);
  worker.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") burst();
    else failed(error);
  });
  worker.on("exit", ended);
  return {
    send: (message) => worker.postMessage(message),
    end: async () => void (await worker.terminate()),
  };
}

/** What its heap may not hold, it can still take beside it, or while that grows. Only Linux tells. */
const residentMegabytes = 300;
const lookEveryMs = 50;

function watchMemory(pid: number, onTooMuch: () => void): () => void {
  const timer = setInterval(() => {
    readFile(`/proc/${pid}/status`, "utf8").then(
      (status) => {
        const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
        if (kilobytes > residentMegabytes * 1024) onTooMuch();
      },
      () => clearInterval(timer),
    );
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * For what makes room for whatever a file says that it holds. One allocation that is too large ends a process, all of
 * its threads with it.
 */
function openProcess({ heard, failed, burst, ended }: HostListener): ReadingHost {
  const child = fork(fileURLToPath(body), {
    execArgv: [`--max-old-space-size=${hostMegabytes.process}`, `--max-semi-space-size=8`],
    serialization: "advanced",
    // Its last words are a picture of its heap.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const unwatch =
    child.pid === undefined ? () => undefined : watchMemory(child.pid, () => child.kill("SIGKILL"));
  child.on("message", (message) => heard(message as FromWorker));
  child.on("error", failed);
  child.on("exit", (code, signal) => {
    unwatch();
    if (signal !== null || code === 134) burst();
    ended();
  });
  return {
    // Whoever is gone hears nothing; its exit tells.
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

export const openHost = { thread: openThread, process: openProcess } as const;
