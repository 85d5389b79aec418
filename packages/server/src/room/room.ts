import {
  planAll,
  type Edit,
  type EditRefusal,
  type EpochMs,
  type JourneyMap,
  type MapHead,
} from "@itinera/core";
import { encodeServerFrame, type Present, type RoomRefusal } from "@itinera/protocol";
import type { LoadedRoom, NewUpdate, RoomKey, RoomLog, Seq } from "@itinera/store";
import { neighbourlyRoom } from "./neighbourly-room.ts";
import type { Neighbours } from "./neighbours.ts";
import { createPresence, type Onlooker } from "./presence.ts";
import { roomDocOf, type RoomDoc } from "./room-doc.ts";
import { createSequence } from "./sequence.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Compacting every 500 rows cost 18 % of the edits a second; measured. */
const compactAfter = { rows: 2_000, bytes: 4 * 1024 * 1024, everyMs: 10_000 } as const;
/** On leaving, a tail shorter than this is quicker to load than a state is to write. */
const shortTail = 100;

/** One connection, as its room sees it. */
export interface Peer extends Onlooker {
  readonly author: string;
  /** Says why and ends the connection. `n`: the edit it is about, or 0. */
  refuse(code: RoomRefusal, n: number): void;
}

export type EditOutcome =
  | { readonly kind: "edited"; readonly seq: Seq }
  /** Nothing was done. `at`: place of the edit that could not be, from 0. */
  | { readonly kind: "refused"; readonly reason: EditRefusal; readonly at: number };

/** Something on its way to the disk, and who waits for it. */
interface Queued {
  readonly author: string;
  readonly at: EpochMs;
  /** undefined: the document had it already; it is acknowledged in its turn, not logged. */
  readonly news: Bytes | undefined;
  readonly from?: { readonly peer: Peer; readonly n: number };
  readonly done?: { readonly resolve: (seq: Seq) => void; readonly reject: (error: Error) => void };
}

export interface RoomParts {
  readonly key: RoomKey;
  readonly log: RoomLog;
  readonly loaded: LoadedRoom;
  readonly now: () => EpochMs;
  /** The same room on other servers; absent: there are none. */
  readonly neighbours?: Neighbours | undefined;
  /** Something of the map is on disk that was not there before. */
  readonly onCommit: (head: MapHead, at: EpochMs) => void;
  /** The room can no longer be used, and must be forgotten before anybody asks for it again. */
  readonly onDead: () => void;
  readonly report: (error: unknown) => void;
}

/** What a joining peer is told. */
export interface Welcome {
  readonly epoch: number;
  readonly seq: Seq;
  readonly stateVector: Bytes;
  readonly missing: readonly Bytes[];
  readonly present: readonly Present[];
}

export type Room = ReturnType<typeof createRoom>;

/**
 * One map, open. The document is ahead of the disk only by the queue; whoever needs what is durable
 * (a join, a reader, a rebuild) asks within `quiet`. A room whose write failed is dead for good: its
 * document holds what is on no disk.
 */
export function createRoom(parts: RoomParts) {
  const { key, log, loaded, now, neighbours, onCommit, onDead, report } = parts;
  let doc: RoomDoc = roomDocOf(key.map, loaded);
  const { epoch } = loaded;
  let tail = tailOf(loaded);
  let compacted = now();
  let dead: Error | undefined;
  const peers = new Set<Peer>();
  const presence = createPresence((news) => neighbours?.tell({ kind: "presence", ...news }));
  const sequence = createSequence(loaded.seq, {
    read: (after) => log.since(key, epoch, after),
    take: takeLogged,
    onHole: catchUp,
  });

  let queue: Queued[] = [];
  let flying: readonly Queued[] = [];
  let pumping: Promise<void> | undefined;

  let quietOnes = 0;
  let lastQuiet: Promise<unknown> = Promise.resolve();
  const held: (() => void)[] = [];

  /** Now, or when it is no longer quiet. */
  function inTurn(act: () => void): void {
    if (quietOnes > 0) held.push(act);
    else act();
  }

  /** An edit among those held can ask for quiet again. */
  const nextHeld = () => (quietOnes === 0 ? held.shift() : undefined);

  /** Runs `act` while memory and disk hold the same; edits wait so long. */
  async function quiet<T>(act: () => T | Promise<T>): Promise<T> {
    quietOnes++;
    const before = lastQuiet;
    const mine = (async () => {
      await before;
      await pumping;
      if (dead) throw dead;
      return await act();
    })();
    lastQuiet = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      quietOnes--;
      for (let next = nextHeld(); next; next = nextHeld()) next();
    }
  }

  function enqueue(entry: Queued): void {
    queue.push(entry);
    pumping ??= pump();
  }

  /** All that was queued while the disk was busy is one append. */
  async function pump(): Promise<void> {
    // `pumping` has to be set before the end unsets it, even when there is nothing to log.
    await Promise.resolve();
    try {
      while (queue.length > 0) {
        flying = queue;
        queue = [];
        const updates = flying.flatMap((one): NewUpdate[] =>
          one.news ? [{ author: one.author, at: one.at, bytes: one.news }] : [],
        );
        const last = updates.length > 0 ? await log.append(key, epoch, updates) : sequence.seq();
        sequence.own(last, updates.length);
        tellNeighbours(last, updates);
        const committed = flying;
        flying = [];
        announce(committed, last);
        noteTail(updates);
      }
    } catch (error) {
      dieOf(error);
    } finally {
      pumping = undefined;
    }
  }

  /** In one turn of the event loop: first those who wait, then one frame to everybody else. */
  function announce(committed: readonly Queued[], durable: Seq): void {
    const news = committed.filter((one) => one.news);
    const acked = new Map(committed.flatMap((one) => (one.from ? [[one.from.peer, one.from.n]] : [])));
    const frame = (n: number, updates: readonly Queued[]) =>
      encodeServerFrame({
        kind: "committed",
        seq: sequence.seq(),
        acked: n,
        updates: updates.flatMap((one) => one.news ?? []),
      });
    for (const [peer, n] of acked)
      if (peers.has(peer))
        peer.send(
          frame(
            n,
            news.filter((one) => one.from?.peer !== peer),
          ),
        );
    for (const one of committed) one.done?.resolve(durable);
    const last = news.at(-1);
    if (!last) return;
    const toAll = frame(0, news);
    for (const peer of peers) if (!acked.has(peer)) peer.send(toAll);
    onCommit(doc.head(), last.at);
  }

  function die(error: Error, code: RoomRefusal): void {
    if (dead) return;
    dead = error;
    onDead();
    for (const one of [...flying, ...queue]) one.done?.reject(error);
    flying = [];
    queue = [];
    for (const peer of peers) peer.refuse(code, 0);
    peers.clear();
    stop();
  }

  function stop(): void {
    sequence.stop();
    neighbours?.close();
    presence.stop();
    doc.destroy();
  }

  const dieOf = (error: unknown): void => {
    die(error instanceof Error ? error : new Error(String(error)), "storage");
  };

  function tellNeighbours(last: Seq, updates: readonly NewUpdate[]): void {
    if (updates.length === 0) return;
    const first = (last - updates.length + 1) as Seq;
    neighbours?.tell({ kind: "committed", epoch, first, updates: updates.map((one) => one.bytes) });
  }

  /** What another server logged: it was looked at there, and is on disk. */
  function takeLogged(updates: readonly Bytes[], last: Seq): void {
    if (dead) return;
    try {
      for (const update of updates) doc.takeLogged(update);
    } catch (error) {
      dieOf(error);
      return;
    }
    const frame = encodeServerFrame({ kind: "committed", seq: last, acked: 0, updates });
    for (const peer of peers) peer.send(frame);
  }

  function catchUp(): void {
    quiet(() => sequence.catchUp()).catch(dieOf);
  }

  /** The map was removed by another server. */
  function leaveAll(): void {
    quiet(() => {
      die(new Error("the map is gone"), "gone");
    }).catch(report);
  }

  function noteTail(updates: readonly NewUpdate[]): void {
    tail = { rows: tail.rows + updates.length, bytes: tail.bytes + bytesOf(updates) };
    const long = tail.rows >= compactAfter.rows || tail.bytes >= compactAfter.bytes;
    if (!long || now() - compacted < compactAfter.everyMs) return;
    compacted = now();
    quiet(compact).catch(report);
  }

  /** Within quiet. Not waited for: the log keeps the order of what it is asked. */
  function compact(): void {
    log.saveState(key, epoch, { seq: sequence.seq(), bytes: doc.missing() }).catch(report);
    tail = { rows: 0, bytes: 0 };
  }

  /** Within quiet: whatever a refused update left in the document goes. */
  async function rebuild(): Promise<void> {
    const found = await log.load(key);
    if (!found) throw new Error(`map ${key.map} is gone from the log`);
    const old = doc;
    doc = roomDocOf(key.map, found);
    old.destroy();
  }

  /** What it builds on may be in the log already, from another server. */
  async function retake(peer: Peer, n: number, update: Bytes): Promise<void> {
    await sequence.catchUp();
    await rebuild();
    take(peer, n, update, false);
  }

  function take(peer: Peer, n: number, update: Bytes, mayRetake = neighbours !== undefined): void {
    if (dead || !peers.has(peer)) return;
    const applied = doc.apply(update);
    if (applied.kind === "applied") {
      enqueue({ author: peer.author, at: now(), news: applied.news, from: { peer, n } });
      return;
    }
    if (mayRetake && applied.code === "gap") {
      quiet(() => retake(peer, n, update)).catch(dieOf);
      return;
    }
    if (applied.spoilt) quiet(rebuild).catch(dieOf);
    leave(peer);
    peer.refuse(applied.code, n);
  }

  function leave(peer: Peer): void {
    peers.delete(peer);
    presence.leave(peer);
  }

  const upgrade = doc.upgrade();
  if (upgrade) enqueue({ author: "server", at: now(), news: upgrade });

  neighbours?.listen(
    neighbourlyRoom({
      epoch,
      sequence,
      presence,
      tell: neighbours.tell,
      inTurn,
      catchUp,
      onAnew: () => {
        dieOf(new Error("the map was made anew"));
      },
      onGone: leaveAll,
    }),
  );

  return {
    key,
    epoch,

    /**
     * From now on the peer gets what others do; `welcome` gets it what it lacks, all of it on disk. `known`:
     * how far it came before, perhaps with another server.
     */
    join: (
      peer: Peer,
      { known, stateVector }: { readonly known: number; readonly stateVector: Bytes },
      welcome: (welcome: Welcome) => void,
    ): Promise<void> =>
      quiet(async () => {
        if (neighbours && known > sequence.seq()) await sequence.catchUp();
        const missing = [doc.missing(stateVector)];
        const present = presence.others(peer);
        welcome({ epoch, seq: sequence.seq(), stateVector: doc.stateVector(), missing, present });
        peers.add(peer);
        presence.enter(peer);
      }),

    leave,

    show: (peer: Peer, state: Bytes): void => {
      presence.show(peer, state);
    },

    /** An update of a peer: acknowledged when it is on disk, or the peer is refused. */
    receive: (peer: Peer, n: number, update: Bytes): void => {
      inTurn(() => {
        take(peer, n, update);
      });
    },

    /** Edits of the server's own making: all or none. Resolves when they are on disk. */
    edit: (edits: readonly Edit[], author: string): Promise<EditOutcome> =>
      new Promise((resolve, reject) => {
        inTurn(() => {
          if (dead) {
            reject(dead);
            return;
          }
          const planned = planAll(doc.map(), edits);
          if (planned.kind === "refused") resolve(planned);
          else
            enqueue({
              author,
              at: now(),
              news: doc.change(planned.changes),
              done: {
                resolve: (at) => {
                  resolve({ kind: "edited", seq: at });
                },
                reject,
              },
            });
        });
      }),

    read: (): Promise<JourneyMap> => quiet(() => doc.map()),

    head: (): MapHead => doc.head(),

    /** Whether something is on its way to the disk, or waits for quiet. */
    isBusy: (): boolean => pumping !== undefined || quietOnes > 0,

    /** When nobody is there and it is not busy: makes the next opening quick. */
    retire: (): void => {
      if (dead) return;
      if (tail.rows >= shortTail) compact();
      dead = new Error("the room is closed");
      stop();
    },

    /** Resolves when all that was taken is on disk; then everybody has to go. */
    close: (code: RoomRefusal): Promise<void> =>
      quiet(() => {
        if (tail.rows >= shortTail) compact();
        die(new Error("the room is closed"), code);
      }),
  };
}

const bytesOf = (updates: readonly { readonly bytes: Bytes }[]) =>
  updates.reduce((sum, one) => sum + one.bytes.length, 0);

const tailOf = ({ updates }: LoadedRoom) => ({ rows: updates.length, bytes: bytesOf(updates) });
