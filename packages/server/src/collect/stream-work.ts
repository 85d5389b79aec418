import type { Scope, StreamMessage } from "@itinera/analytics";
import type { JobTurn, StreamHead } from "@itinera/store";
import type { Parts } from "../parts.ts";
import type { Turns } from "../turns.ts";

export interface StreamWork {
  /** Something was appended: it is counted soon. */
  wake(): void;
  /** Tables were lost or taken away: all streams are counted from where the tables stand. */
  startAgain(): void;
  /** Whether that is still going on. */
  rebuilding(): boolean;
  /** Until all that is in the streams now is counted, or nothing counts any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A fold has a cost of its own: what comes within this time shares one. */
const restMs = 250;
/** What other servers append is found so late at most. */
const lookMs = 1_000;
const retryMs = 1_000;
const entriesAtOnce = 20_000;
/** After so many entries the blocks that they lie in are put together. */
const entriesBetweenCompactions = 2_000;

/**
 * Takes the streams of all projects into the tables of numbers, as they come. What it does not finish, it does again; the
 * tables say themselves how far they are.
 */
export function createStreamWork(
  { store, analytics, engine, log }: Pick<Parts, "store" | "analytics" | "engine" | "log">,
  turns: Turns,
  isReady: () => boolean,
): StreamWork {
  /** Where the tables of each project stand, as far as this server has seen. */
  const positions = new Map<string, number>();
  /** Where each stream ended when its blocks were put together. */
  const compacted = new Map<string, number>();
  let closed = false;
  let isAnew = false;
  let bell = Promise.withResolvers<void>();
  const ring = () => {
    bell.resolve();
    bell = Promise.withResolvers<void>();
  };

  async function* messagesOf(
    head: StreamHead,
    from: number,
    { lost }: JobTurn,
  ): AsyncGenerator<readonly StreamMessage[]> {
    let after = from as StreamHead["last"];
    while (after < head.last && !closed && !lost.aborted) {
      const entries = await store.stream.read(head, after, entriesAtOnce);
      const end = entries.at(-1);
      if (end === undefined) throw new Error(`The stream of ${head.project} ends before ${head.last}`);
      after = end.number;
      yield entries.flatMap(({ number, entry }) =>
        entry.kind === "message" && number <= head.last
          ? [{ number, source: entry.source, event: entry.event }]
          : [],
      );
    }
    // Nobody may fold on whose turn it is no longer.
    if (closed || lost.aborted) throw new Error("the turn is over");
  }

  const nameOf = ({ workspace, project }: Scope) => `${workspace} ${project}`;

  async function foldOne(head: StreamHead, turn: JobTurn): Promise<void> {
    const scope: Scope = { workspace: head.workspace, project: head.project };
    if ((positions.get(nameOf(scope)) ?? -1) >= head.last) return;
    if (!analytics) return;
    const { position } = await analytics.streamed(scope);
    const counts =
      position >= head.last
        ? { position }
        : await analytics.foldStream(scope, { last: head.last, messages: messagesOf(head, position, turn) });
    positions.set(nameOf(scope), counts.position);
  }

  const isBehind = (heads: readonly StreamHead[]) =>
    heads.filter((head) => (positions.get(nameOf(head)) ?? -1) < head.last);

  /** Whether all went well: whatever is wrong with one project, the others are counted. */
  async function foldAll(): Promise<boolean> {
    if (!analytics || !isReady()) return true;
    const behind = isBehind(await store.stream.heads());
    if (behind.length === 0) isAnew = false;
    let isWell = true;
    for (const head of behind) {
      if (closed || engine.state() !== "up") break;
      // A turn for each project: an import that waits has its turn between them.
      isWell = (await turns.take((turn) => foldOne(head, turn)).then(() => true, report(head))) && isWell;
    }
    return isWell;
  }

  const report = (head?: StreamHead) => (error: unknown) => {
    if (!closed)
      log.warn(
        { err: error, project: head?.project },
        "what was collected could not be counted, and is tried again",
      );
    return false;
  };

  /** Small blocks of the log into large ones, in the pauses. */
  async function compact(): Promise<void> {
    for (const head of await store.stream.heads()) {
      const name = nameOf(head);
      if (head.last - (compacted.get(name) ?? 0) < entriesBetweenCompactions) continue;
      while (!closed && (await store.stream.compact(head)));
      compacted.set(name, head.last);
    }
  }

  async function loop(): Promise<void> {
    while (!closed) {
      const rang = bell.promise;
      const isWell = await foldAll()
        .then(async (well) => {
          await compact();
          return well;
        })
        .catch(report());
      if (closed) return;
      await sleep(isWell ? restMs : retryMs);
      if (isWell) await Promise.race([rang, sleep(lookMs)]);
    }
  }

  const unlisten = engine.onChange(ring);
  const running = loop();

  return {
    wake: ring,
    startAgain() {
      positions.clear();
      isAnew = true;
      ring();
    },
    rebuilding: () => isAnew,
    async settled() {
      const wanted = await store.stream.heads();
      while (!closed && analytics && wanted.some((head) => isBehind([head]).length > 0)) {
        ring();
        await sleep(restMs / 5);
      }
    },
    async close() {
      closed = true;
      unlisten();
      ring();
      await running;
    },
  };
}

/** It does not keep a process alive that failed to start. */
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
