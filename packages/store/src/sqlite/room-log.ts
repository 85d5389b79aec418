import type {
  ClientOwner,
  LoadedRoom,
  LoggedUpdate,
  NewUpdate,
  RoomHead,
  RoomLog,
  Seq,
} from "../room-log.ts";
import { openThread, type Newer } from "./database-thread.ts";
import type { RoomLogCall, RoomLogResult } from "./room-log-calls.ts";

export type RoomLogOpening = { readonly kind: "open"; readonly log: RoomLog } | Newer;

/** A view of a larger buffer would be sent to the thread with all of that buffer. */
const compact = (bytes: Uint8Array<ArrayBuffer>) =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
const toSend = (update: NewUpdate): NewUpdate => ({ ...update, bytes: compact(update.bytes) });

/** Opens `rooms.db` in a thread of its own. Throws when the file is damaged or cannot be written. */
export async function openRoomLog(file: string): Promise<RoomLogOpening> {
  const thread = await openThread<RoomLogCall, RoomLogResult>({
    module: new URL("./room-log-writer.ts", import.meta.url),
    file,
    name: "the room log",
    whatIsBehind: "fails-too",
  });
  if (thread.kind === "newer") return thread;
  const { call, close } = thread;

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
    close,
  };
  return { kind: "open", log };
}
