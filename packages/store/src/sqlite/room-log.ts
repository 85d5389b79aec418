import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type {
  ClientOwner,
  LoadedRoom,
  LoggedUpdate,
  NewUpdate,
  RoomHead,
  RoomLog,
  Seq,
} from "../room-log.ts";
import type { RoomLogBatch, RoomLogCall, RoomLogReply, RoomLogResult } from "./room-log-calls.ts";

interface Waiting {
  readonly call: RoomLogCall;
  readonly resolve: (result: RoomLogResult) => void;
  readonly reject: (error: Error) => void;
}

export type RoomLogOpening =
  | { readonly kind: "open"; readonly log: RoomLog }
  | { readonly kind: "newer"; readonly found: number; readonly known: number };

/** A view of a larger buffer would be sent to the thread with all of that buffer. */
const compact = (bytes: Uint8Array<ArrayBuffer>) =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
const toSend = (update: NewUpdate): NewUpdate => ({ ...update, bytes: compact(update.bytes) });

/** Opens `rooms.db` in a thread of its own. Throws when the file is damaged or cannot be written. */
export async function openRoomLog(file: string): Promise<RoomLogOpening> {
  const worker = new Worker(new URL("./room-log-writer.ts", import.meta.url), { workerData: { file } });
  const [first] = (await once(worker, "message")) as [RoomLogReply];
  if (first.kind === "newer") {
    await worker.terminate();
    return first;
  }

  let queue: Waiting[] = [];
  let flying: Waiting[] | undefined;
  let closed: Error | undefined;

  const isBusy = () => flying !== undefined || queue.length > 0;

  // No timer: what is called in one turn of the event loop, or while the disk is busy, is one batch.
  function fly() {
    if (flying || queue.length === 0) return;
    flying = queue;
    queue = [];
    worker.postMessage(flying.map((one) => one.call) satisfies RoomLogBatch);
  }

  /** What was called behind a batch that failed may build upon it, and fails with it. */
  function failAll(error: Error) {
    const failed = [...(flying ?? []), ...queue];
    flying = undefined;
    queue = [];
    for (const one of failed) one.reject(error);
  }

  worker.on("message", (reply: RoomLogReply) => {
    if (reply.kind === "failed") failAll(Object.assign(new Error(reply.error), { code: reply.code }));
    else if (reply.kind === "done") {
      const done = flying ?? [];
      flying = undefined;
      fly();
      for (const [at, one] of done.entries()) one.resolve(reply.results[at]);
    }
  });
  worker.on("error", (error) => {
    closed = error instanceof Error ? error : new Error(String(error));
    failAll(closed);
  });
  const ended = once(worker, "exit");

  const call = (wanted: RoomLogCall) =>
    new Promise<RoomLogResult>((resolve, reject) => {
      if (closed) {
        reject(closed);
        return;
      }
      if (!isBusy()) setImmediate(fly);
      queue.push({ call: wanted, resolve, reject });
    });

  const log: RoomLog = {
    async append(room, epoch, updates) {
      const sent = updates.map(toSend);
      return (await call({ kind: "append", room, epoch, updates: sent })) as Seq;
    },
    async load(room) {
      return (await call({ kind: "load", room })) as LoadedRoom | undefined;
    },
    async since(room, epoch, seq) {
      return (await call({ kind: "since", room, epoch, seq })) as readonly LoggedUpdate[] | undefined;
    },
    async clients(room) {
      return (await call({ kind: "clients", room })) as readonly ClientOwner[];
    },
    async heads(rooms) {
      return (await call({ kind: "heads", rooms })) as readonly RoomHead[];
    },
    async saveState(room, epoch, { seq, bytes }) {
      await call({ kind: "save-state", room, epoch, state: { seq, bytes: compact(bytes) } });
    },
    async rebase(room, seq, fresh) {
      return (await call({ kind: "rebase", room, seq, fresh: toSend(fresh) })) as number | undefined;
    },
    async remove(room) {
      await call({ kind: "remove", room });
    },
    async close() {
      if (!closed) {
        closed = new Error("the room log is closed");
        while (isBusy()) await once(worker, "message");
        worker.postMessage("close");
      }
      await ended;
    },
  };
  return { kind: "open", log };
}
