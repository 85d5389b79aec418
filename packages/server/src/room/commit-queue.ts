import type { EpochMs } from "@itinera/core";
import type { NewUpdate, Seq } from "@itinera/store";

type Bytes = Uint8Array<ArrayBuffer>;

/** Something on its way to the disk, and who waits for it. */
export interface Queued<Peer> {
  readonly author: string;
  readonly at: EpochMs;
  /** undefined: the document had it already; it is acknowledged in its turn, not logged. */
  readonly news: Bytes | undefined;
  /** Yjs client ids that are the author's from now on. */
  readonly claims?: readonly number[];
  /** When each edit that is acknowledged with it came, by `performance.now()`. */
  readonly came?: readonly number[];
  readonly from?: { readonly peer: Peer; readonly n: number };
  readonly done?: { readonly resolve: (seq: Seq) => void; readonly reject: (error: Error) => void };
}

interface CommitQueueParts<Peer> {
  /** Resolves when they are on disk; nothing is asked for when there are none. */
  readonly store: (updates: readonly NewUpdate[]) => Promise<void>;
  readonly onCommitted: (committed: readonly Queued<Peer>[], updates: readonly NewUpdate[]) => void;
  readonly onFailed: (error: unknown) => void;
}

export interface CommitQueue<Peer> {
  enqueue(entry: Queued<Peer>): void;
  /** Now, or when it is no longer quiet. */
  inTurn(act: () => void): void;
  /** Runs `act` while memory and disk hold the same; edits wait so long. Rejects when the queue was failed. */
  quiet<T>(act: () => T | Promise<T>): Promise<T>;
  /** Whether something is on its way to the disk, or waits for quiet. */
  isBusy(): boolean;
  /** For good: whoever waits is told, and nothing is stored any more. */
  fail(error: Error): void;
}

const newUpdateOf = ({ author, at, news, claims }: Queued<unknown>): NewUpdate[] =>
  news ? [{ author, at, bytes: news, ...(claims && claims.length > 0 ? { claims } : {}) }] : [];

/** What a document holds that the disk does not. All that was queued while the disk was busy is one append. */
export function createCommitQueue<Peer>(parts: CommitQueueParts<Peer>): CommitQueue<Peer> {
  let queue: Queued<Peer>[] = [];
  let flying: readonly Queued<Peer>[] = [];
  let pumping: Promise<void> | undefined;
  let failed: Error | undefined;

  let quietOnes = 0;
  let lastQuiet: Promise<unknown> = Promise.resolve();
  const held: (() => void)[] = [];

  /** An edit among those held can ask for quiet again. */
  const nextHeld = () => (quietOnes === 0 ? held.shift() : undefined);

  async function pump(): Promise<void> {
    // `pumping` has to be set before the end unsets it, even when there is nothing to log.
    await Promise.resolve();
    try {
      while (queue.length > 0) {
        flying = queue;
        queue = [];
        const updates = flying.flatMap(newUpdateOf);
        if (updates.length > 0) await parts.store(updates);
        const committed = flying;
        flying = [];
        parts.onCommitted(committed, updates);
      }
    } catch (error) {
      parts.onFailed(error);
    } finally {
      pumping = undefined;
    }
  }

  return {
    enqueue(entry) {
      queue.push(entry);
      pumping ??= pump();
    },
    inTurn(act) {
      if (quietOnes > 0) held.push(act);
      else act();
    },
    async quiet(act) {
      quietOnes++;
      const before = lastQuiet;
      const mine = (async () => {
        await before;
        await pumping;
        if (failed) throw failed;
        return await act();
      })();
      lastQuiet = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        quietOnes--;
        for (let next = nextHeld(); next; next = nextHeld()) next();
      }
    },
    isBusy: () => pumping !== undefined || quietOnes > 0,
    fail(error) {
      failed = error;
      for (const one of [...flying, ...queue]) one.done?.reject(error);
      flying = [];
      queue = [];
    },
  };
}
