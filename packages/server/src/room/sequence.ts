import type { LoggedUpdate, Seq } from "@itinera/store";

type Bytes = Uint8Array<ArrayBuffer>;

/** A message that is on its way is a few milliseconds late; one that is later was lost. */
const holeMs = 100;

export interface SequenceParts {
  /** What the log holds after `seq`; undefined: not all of it is kept any more. */
  readonly read: (seq: Seq) => Promise<readonly LoggedUpdate[] | undefined>;
  /** Updates that other servers logged, in order and without a hole; `last`: seq of the last one. */
  readonly take: (updates: readonly Bytes[], last: Seq) => void;
  /** Something was missed: `catchUp`, as soon as the document is not busy otherwise. */
  readonly onHole: () => void;
}

/** How far a room's document goes without a hole, when several servers write to the same log. */
export interface Sequence {
  /** The document holds everything up to here. */
  seq(): Seq;
  /** `count` updates of this server were logged, the last of them at `last`; the document holds them. */
  own(last: Seq, count: number): void;
  /** Another server logged `updates`, the first of them at `first`. */
  hear(first: Seq, updates: readonly Bytes[]): void;
  /** Takes in what was missed, from the log. Throws where that is no longer kept. */
  catchUp(): Promise<void>;
  stop(): void;
}

interface Run {
  readonly first: number;
  readonly last: number;
  /** undefined: our own; the document holds them. */
  readonly updates: readonly Bytes[] | undefined;
}

export function createSequence(start: Seq, { read, take, onHole }: SequenceParts): Sequence {
  let seq = start;
  let ahead: Run[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function goOn({ first, last, updates }: Run): void {
    const known = seq + 1 - first;
    seq = last as Seq;
    if (updates) take(updates.slice(known), seq);
  }

  function add(run: Run): void {
    if (isStopped || run.last <= seq) return;
    if (run.first === seq + 1) goOn(run);
    else ahead = [...ahead, run].sort((a, b) => a.first - b.first);
    for (let next = ahead[0]; next && next.first <= seq + 1; next = ahead[0]) {
      ahead = ahead.slice(1);
      if (next.last > seq) goOn(next);
    }
    if (ahead.length === 0) {
      clearTimeout(timer);
      timer = undefined;
    } else timer ??= setTimeout(onHole, holeMs);
  }

  async function catchUp(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const found = await read(seq);
    if (!found) throw new Error(`the log no longer holds what came after ${seq}`);
    const [first] = found;
    if (first)
      add({ first: first.seq, last: first.seq + found.length - 1, updates: found.map((one) => one.bytes) });
  }

  return {
    seq: () => seq,
    own: (last, count) => {
      add({ first: last - count + 1, last, updates: undefined });
    },
    hear: (first, updates) => {
      add({ first, last: first + updates.length - 1, updates });
    },
    catchUp,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
