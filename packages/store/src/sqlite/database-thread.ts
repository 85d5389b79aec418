import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What the thread says: once how it was opened, then of each batch in turn what became of it. */
export type ThreadReply<Result> =
  | { readonly kind: "opened" }
  | Newer
  /** A result per call. */
  | { readonly kind: "done"; readonly results: readonly Result[] }
  | {
      readonly kind: "failed";
      readonly error: string;
      /** SQLite's name of what failed, where it was SQLite: an error loses it on its way between threads. */
      readonly code: string | undefined;
    };

/** The tables are those of a newer version of the program. */
export interface Newer {
  readonly kind: "newer";
  readonly found: number;
  readonly known: number;
}

export interface DatabaseThread<Call, Result> {
  readonly kind: "open";
  /** Calls of one turn of the event loop, or made while the disk is busy, are one transaction and one fsync. */
  call(wanted: Call): Promise<Result>;
  /** Carries out all that was called before, and refuses what comes after. */
  close(): Promise<void>;
}

interface ThreadOptions {
  /** A module that calls `serveDatabase`. */
  readonly module: URL;
  readonly file: string;
  /** For errors: "the room log". */
  readonly name: string;
  /** What was called behind a batch that failed may build upon it, and fails with it; or it may not. */
  readonly whatIsBehind: "fails-too" | "goes-on";
}

interface Waiting<Call, Result> {
  readonly call: Call;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** Opens a database in a thread of its own. Throws when the file is damaged or cannot be written. */
export async function openThread<Call, Result>({
  module,
  file,
  name,
  whatIsBehind,
}: ThreadOptions): Promise<DatabaseThread<Call, Result> | Newer> {
  const worker = new Worker(module, { workerData: { file } });
  const [first] = (await once(worker, "message")) as [ThreadReply<Result>];
  if (first.kind === "newer") {
    await worker.terminate();
    return first;
  }

  let queue: Waiting<Call, Result>[] = [];
  let flying: readonly Waiting<Call, Result>[] | undefined;
  let closed: Error | undefined;

  const isBusy = () => flying !== undefined || queue.length > 0;

  // No timer: what is called in one turn of the event loop, or while the disk is busy, is one batch.
  function fly() {
    if (flying || queue.length === 0) return;
    flying = queue;
    queue = [];
    worker.postMessage(flying.map((one) => one.call));
  }

  function land(): readonly Waiting<Call, Result>[] {
    const landed = flying ?? [];
    flying = undefined;
    return landed;
  }

  function failAll(error: Error) {
    const failed = [...land(), ...queue];
    queue = [];
    for (const one of failed) one.reject(error);
  }

  function fail(error: Error) {
    if (whatIsBehind === "fails-too") {
      failAll(error);
      return;
    }
    const failed = land();
    fly();
    for (const one of failed) one.reject(error);
  }

  worker.on("message", (reply: ThreadReply<Result>) => {
    if (reply.kind === "failed") fail(Object.assign(new Error(reply.error), { code: reply.code }));
    else if (reply.kind === "done") {
      const done = land();
      fly();
      for (const [at, one] of done.entries()) one.resolve(reply.results[at] as Result);
    }
  });
  worker.on("error", (error) => {
    closed = error instanceof Error ? error : new Error(String(error));
    failAll(closed);
  });
  const ended = once(worker, "exit");

  return {
    kind: "open",
    call: (wanted) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(closed);
          return;
        }
        if (!isBusy()) setImmediate(fly);
        queue.push({ call: wanted, resolve, reject });
      }),
    async close() {
      if (!closed) {
        closed = new Error(`${name} is closed`);
        while (isBusy()) await once(worker, "message");
        worker.postMessage("close");
      }
      await ended;
    },
  };
}
