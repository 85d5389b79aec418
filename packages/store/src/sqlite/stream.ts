import type {
  EventStream,
  Quarantined,
  QuarantineCount,
  StreamHead,
  StreamNumber,
  StreamSize,
} from "../stream.ts";
import { linesOf } from "../stream/entry-lines.ts";
import { overBlocks } from "../stream/over-blocks.ts";
import type { StoredBlock } from "../stream/packed-block.ts";
import { openThread, type Newer } from "./database-thread.ts";
import type { StreamCall, StreamResult } from "./stream-calls.ts";

export type StreamOpening = { readonly kind: "open"; readonly stream: EventStream } | Newer;

/** Opens `events.db` in a thread of its own. Throws when the file is damaged or cannot be written. */
export async function openStream(file: string): Promise<StreamOpening> {
  const thread = await openThread<StreamCall, StreamResult>({
    module: new URL("./stream-writer.ts", import.meta.url),
    file,
    name: "the stream",
    whatIsBehind: "goes-on",
  });
  if (thread.kind === "newer") return thread;
  const { call, close } = thread;

  const stream: EventStream = {
    ...overBlocks({
      async blocks(key, range) {
        return (await call({ kind: "blocks", key, range })) as readonly StoredBlock[];
      },
      async settled(key) {
        return (await call({ kind: "settled", key })) as number;
      },
      async settle(key, upTo) {
        await call({ kind: "settle", key, upTo });
      },
      async replace(key, replacement) {
        await call({ kind: "replace", key, replacement });
      },
    }),
    async append(key, received, entries, quarantined = []) {
      const lines = linesOf(received, entries);
      return (await call({ kind: "append", key, received, lines, quarantined })) as StreamNumber;
    },
    async heads() {
      return (await call({ kind: "heads" })) as readonly StreamHead[];
    },
    async size(key) {
      return (await call({ kind: "size", key })) as StreamSize;
    },
    async quarantined(key, page) {
      return (await call({ kind: "quarantined", key, page })) as readonly Quarantined[];
    },
    async countQuarantined(key) {
      return (await call({ kind: "count-quarantined", key })) as readonly QuarantineCount[];
    },
    async release(key, received, released) {
      const asLines = released.map(({ number, entries }) => ({ number, lines: linesOf(received, entries) }));
      return (await call({ kind: "release", key, received, released: asLines })) as number;
    },
    async discard(key, numbers) {
      return (await call({ kind: "discard", key, numbers })) as number;
    },
    async remove(key) {
      await call({ kind: "remove", key });
    },
    close,
  };
  return { kind: "open", stream };
}
