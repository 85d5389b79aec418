import type { ImportMapping } from "@itinera/core";
import type { FileSource } from "./file-source.ts";
import { hostMegabytes, openHost } from "./reading-host.ts";
import type { WorkerInput, WorkerResult } from "./worker-messages.ts";

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

interface Reading {
  readonly task: WorkerInput["task"];
  /** A thread for text; a process for Parquet, whose sizes are what the file says of itself. */
  readonly host: keyof typeof openHost;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What a thread or process of its own makes of a file: memory and time of a hostile one are theirs. A batch counts as
 * taken when the next result is asked for.
 */
export async function* readApart(
  source: FileSource,
  mapping: ImportMapping,
  { task, host: place, signal }: Reading,
): AsyncGenerator<WorkerResult> {
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
  let feeding: Promise<void> = Promise.resolve();
  const feed = (work: () => Promise<void>): void => {
    feeding = feeding.then(work).catch(fail);
  };

  const host = openHost[place]({
    heard(message) {
      if (message.kind === "open") feed(() => feeder.open());
      else if (message.kind === "pull") {
        const { reading } = message;
        feed(async () => host.send({ kind: "piece", reading, bytes: await feeder.next() }));
      } else if (message.kind === "failed") {
        fail(Object.assign(new Error(message.message), { code: message.code }));
      } else {
        arrived.push(message);
        bell.resolve();
      }
    },
    failed: fail,
    burst() {
      // Ended by us, it has no more to say.
      if (ended) return;
      arrived.push({ kind: "refused", reason: "bomb", limit: hostMegabytes[place] });
      bell.resolve();
    },
    ended: end,
  });
  const { fileName, bytes } = source;
  host.send({ kind: "begin", input: { task, fileName, bytes, mapping } });
  signal?.addEventListener("abort", end, { once: true });

  try {
    for (;;) {
      const message = arrived.shift();
      if (signal?.aborted === true) return;
      if (message?.kind === "done") return;
      if (message !== undefined) {
        yield message;
        if (message.kind === "refused") return;
        if (message.kind === "batch") host.send({ kind: "taken" });
      } else if (failure !== undefined) {
        throw failure;
      } else if (ended) {
        throw new Error("what reads the file ended before the file");
      } else {
        await bell.promise;
        bell = Promise.withResolvers();
      }
    }
  } finally {
    signal?.removeEventListener("abort", end);
    await host.end();
    await feeding;
    await feeder.close();
  }
}
