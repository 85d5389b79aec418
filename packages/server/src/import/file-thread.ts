import { Worker } from "node:worker_threads";
import type { ImportMapping } from "@itinera/core";
import type { FileSource } from "./file-source.ts";
import type { FromWorker, ToWorker, WorkerInput, WorkerResult } from "./worker-messages.ts";

/** A file that needs more memory than this while it is read ends as a bomb, not as the end of the server. */
const workerMegabytes = 512;

/** Gives pieces of the file as they are asked for; an earlier reading ends when a new one begins. */
const createFeeder = (source: FileSource) => {
  let iterator: AsyncIterator<Uint8Array> | undefined;
  const close = async (): Promise<void> => {
    await iterator?.return?.();
    iterator = undefined;
  };
  return {
    close,
    async open() {
      await close();
      iterator = source.open()[Symbol.asyncIterator]();
    },
    async next(): Promise<Uint8Array | null> {
      const next = await iterator?.next();
      return next === undefined || next.done === true ? null : next.value;
    },
  };
};

/**
 * What a thread makes of a file: memory and time of a hostile one are the thread's. A batch counts as
 * taken when the next result is asked for.
 */
export async function* fileThread(
  task: WorkerInput["task"],
  source: FileSource,
  mapping: ImportMapping,
  signal?: AbortSignal,
): AsyncGenerator<WorkerResult> {
  const input: WorkerInput = { task, fileName: source.fileName, bytes: source.bytes, mapping };
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: workerMegabytes },
  });
  const feeder = createFeeder(source);
  const arrived: (WorkerResult | { readonly kind: "done" })[] = [];
  let failure: Error | undefined;
  let ended = false;
  let bell = Promise.withResolvers<void>();
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    bell.resolve();
  };
  const end = (): void => {
    ended = true;
    bell.resolve();
  };
  const send = (message: ToWorker): void => worker.postMessage(message);
  let feeding: Promise<void> = Promise.resolve();
  const feed = (work: () => Promise<void>): void => {
    feeding = feeding.then(work).catch(fail);
  };

  worker.on("message", (message: FromWorker) => {
    if (message.kind === "open") feed(() => feeder.open());
    else if (message.kind === "pull") {
      const { reading } = message;
      feed(async () => send({ kind: "piece", reading, bytes: await feeder.next() }));
    } else {
      arrived.push(message);
      bell.resolve();
    }
  });
  worker.on("error", fail);
  worker.on("exit", end);
  signal?.addEventListener("abort", end, { once: true });

  try {
    for (;;) {
      const message = arrived.shift();
      if (signal?.aborted === true) return;
      if (message?.kind === "done") return;
      if (message !== undefined) {
        yield message;
        if (message.kind === "batch") send({ kind: "taken" });
      } else if (failure !== undefined) {
        if ("code" in failure && failure.code === "ERR_WORKER_OUT_OF_MEMORY") {
          yield { kind: "refused", reason: "bomb", limit: workerMegabytes };
          return;
        }
        throw failure;
      } else if (ended) {
        throw new Error("the thread that reads the file ended before the file");
      } else {
        await bell.promise;
        bell = Promise.withResolvers();
      }
    }
  } finally {
    signal?.removeEventListener("abort", end);
    await worker.terminate();
    await feeding;
    await feeder.close();
  }
}
