import { parentPort } from "node:worker_threads";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** The way back to the server, from its thread or from a process of its own. */
export interface WorkerPort {
  send(message: FromWorker, transfer?: ArrayBuffer[]): void;
  listen(hear: (message: ToWorker) => void): void;
  close(): void;
}

export function workerPort(): WorkerPort {
  const port = parentPort;
  if (port)
    return {
      send: (message, transfer = []) => port.postMessage(message, transfer),
      listen: (hear) => void port.on("message", hear),
      close: () => port.close(),
    };
  // Nobody is left who would want to know.
  process.once("disconnect", () => process.exit());
  return {
    send: (message) => void process.send?.(message),
    listen: (hear) => void process.on("message", (message) => hear(message as ToWorker)),
    // What was said last may be on its way still: the server ends this process when it has heard it.
    close: () => undefined,
  };
}
