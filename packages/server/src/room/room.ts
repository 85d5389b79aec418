import {
  planAll,
  type Edit,
  type EditRefusal,
  type EpochMs,
  type JourneyMap,
  type MapHead,
  type MapReferences,
} from "@itinera/core";
import { encodeServerFrame, type Present, type RoomRefusal, type RoomRole } from "@itinera/protocol";
import type { LoadedRoom, NewUpdate, RoomKey, RoomLog, Seq } from "@itinera/store";
import { createArrivals, type Arrived } from "./arrivals.ts";
import { neighbourlyRoom } from "./neighbourly-room.ts";
import type { Neighbours } from "./neighbours.ts";
import { createClientOwners } from "./client-owners.ts";
import { createCommitQueue, type Queued } from "./commit-queue.ts";
import { createPresence, type Onlooker } from "./presence.ts";
import { roomDocOf, type RoomDoc } from "./room-doc.ts";
import { isNear, rowsToResume } from "./resume.ts";
import type { RoomLimits } from "./room-limits.ts";
import { createSequence } from "./sequence.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Compacting every 500 rows cost 18 % of the edits a second; measured. */
const compactAfter = { rows: 2_000, bytes: 4 * 1024 * 1024, everyMs: 10_000 } as const;
/** So much of the server's time an update may take, and so many times more. People's take one or two. */
const slowMs = 50;
const mostSlow = 3;
/** On leaving, a tail shorter than this is quicker to load than a state is to write. */
const shortTail = 100;

/** Who made what the server itself did. */
export const serverAuthor = "server";

/** One connection, as its room sees it. */
export interface Peer extends Onlooker {
  readonly author: string;
  /** As it is now; it can change while the peer is here. */
  role(): RoomRole;
  /** Says why and ends the connection. `n`: the edit it is about, or 0. */
  refuse(code: RoomRefusal, n: number): void;
}

/** How an edit came: from somebody who has the map open, or through the server's own interfaces. */
type EditWay = "socket" | "server";

export type EditOutcome =
  | { readonly kind: "edited"; readonly seq: Seq }
  /** Nothing was done. `at`: place of the edit that could not be, from 0. */
  | { readonly kind: "refused"; readonly reason: EditRefusal; readonly at: number };

export interface RoomParts {
  readonly key: RoomKey;
  readonly log: RoomLog;
  readonly loaded: LoadedRoom;
  readonly now: () => EpochMs;
  readonly limits: RoomLimits;
  /** The same room on other servers; absent: there are none. */
  readonly neighbours?: Neighbours | undefined;
  /** Something of the map is on disk that was not there before. */
  readonly onCommit: (head: MapHead, at: EpochMs) => void;
  /** The room can no longer be used, and must be forgotten before anybody asks for it again. */
  readonly onDead: () => void;
  /** An edit that came over a socket, or was asked for by the server itself, is acknowledged: on disk. */
  readonly onAcknowledged?: ((way: EditWay, waitedMs: number) => void) | undefined;
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
  const { key, log, loaded, now, limits, neighbours, onCommit, onDead, report } = parts;
  let doc: RoomDoc = roomDocOf(key.map, loaded);
  let owners = createClientOwners(loaded.clients, doc.clientId);
  const { epoch } = loaded;
  let tail = tailOf(loaded);
  let stateBytes = loaded.state?.bytes.length ?? 0;
  let changedAt = loaded.at;
  let compacted = now();
  let dead: Error | undefined;
  const peers = new Set<Peer>();
  const slow = new Map<Peer, number>();
  const presence = createPresence((news) => neighbours?.tell({ kind: "presence", ...news }));
  const sequence = createSequence(loaded.seq, {
    read: (after) => log.since(key, epoch, after),
    take: takeLogged,
    onHole: catchUp,
  });

  const { enqueue, inTurn, quiet, isBusy, fail } = createCommitQueue<Peer>({
    async store(updates) {
      const last = await log.append(key, epoch, updates);
      sequence.own(last, updates.length);
      tellNeighbours(last, updates);
    },
    onCommitted(committed, updates) {
      announce(committed);
      noteTail(updates);
    },
    onFailed: dieOf,
  });

  /** In one turn of the event loop: first those who wait, then one frame to everybody else. */
  function announce(committed: readonly Queued<Peer>[]): void {
    const news = committed.filter((one) => one.news);
    const acked = new Map(committed.flatMap((one) => (one.from ? [[one.from.peer, one.from.n]] : [])));
    const frame = (n: number, updates: readonly Queued<Peer>[]) =>
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
    for (const { done, from, came = [] } of committed) {
      done?.resolve(sequence.seq());
      const at = performance.now();
      for (const each of came) parts.onAcknowledged?.(from ? "socket" : "server", at - each);
    }
    const last = news.at(-1);
    if (!last) return;
    const toAll = frame(0, news);
    for (const peer of peers) if (!acked.has(peer)) peer.send(toAll);
    changedAt = last.at;
    onCommit(doc.head(), last.at);
  }

  function die(error: Error, code: RoomRefusal): void {
    if (dead) return;
    dead = error;
    onDead();
    fail(error);
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

  function dieOf(error: unknown): void {
    die(error instanceof Error ? error : new Error(String(error)), "storage");
  }

  function tellNeighbours(last: Seq, updates: readonly NewUpdate[]): void {
    if (updates.length === 0) return;
    const first = (last - updates.length + 1) as Seq;
    const clients = updates.flatMap(({ author, claims = [] }) =>
      claims.map((client) => ({ client, author })),
    );
    neighbours?.tell({ kind: "committed", epoch, first, updates: updates.map((one) => one.bytes), clients });
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

  /** Within quiet. */
  async function readOn(): Promise<void> {
    await sequence.catchUp();
    owners = createClientOwners(await log.clients(key), doc.clientId);
  }

  function catchUp(): void {
    quiet(readOn).catch(dieOf);
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
    const bytes = doc.missing();
    log.saveState(key, epoch, { seq: sequence.seq(), bytes }).catch(report);
    stateBytes = bytes.length;
    tail = { rows: 0, bytes: 0 };
  }

  /** Nobody is here. Whoever was, and comes back, is refused with `epoch`, and does unsaved edits again. */
  function rebase(): void {
    const fresh = { author: serverAuthor, at: changedAt, bytes: doc.fresh() };
    log.rebase(key, sequence.seq(), fresh).catch(report);
  }

  async function missingFor(known: number, stateVector: Bytes): Promise<readonly Bytes[]> {
    const rows = isNear(known, sequence.seq()) ? await log.since(key, epoch, known as Seq) : undefined;
    return (rows && rowsToResume(rows, stateVector, doc.stateVector())) ?? [doc.missing(stateVector)];
  }

  /** Within quiet: whatever a refused update left in the document goes. */
  async function rebuild(): Promise<void> {
    const found = await log.load(key);
    if (!found) throw new Error(`map ${key.map} is gone from the log`);
    const old = doc;
    doc = roomDocOf(key.map, found);
    owners = createClientOwners(found.clients, doc.clientId);
    old.destroy();
  }

  /** What it builds on may be in the log already, from another server. */
  async function retake(peer: Peer, edits: readonly Arrived[]): Promise<void> {
    await sequence.catchUp();
    await rebuild();
    take(peer, edits, false);
  }

  function take(peer: Peer, edits: readonly Arrived[], mayRetake = neighbours !== undefined): void {
    if (dead || !peers.has(peer)) return;
    const nOf = (at: number) => edits[at]?.n ?? 0;
    // Looked at only now: the role may have changed while the edits waited.
    if (peer.role() !== "editor") {
      refuse(peer, "read-only", nOf(0));
      return;
    }
    if (stateBytes + tail.bytes > limits.bytes) {
      refuse(peer, "map-full", nOf(0));
      return;
    }
    const { author } = peer;
    const began = process.threadCpuUsage();
    const { taken, clients, news, refused } = doc.apply(
      edits.map(({ update }) => update),
      (writers) => owners.unowned(writers, author) !== undefined,
    );
    const { user, system } = process.threadCpuUsage(began);
    const isTooSlow = (user + system) / 1_000 > slowMs && noteSlow(peer) > mostSlow;
    if (taken > 0) {
      const claims = owners.unowned(clients, author) ?? [];
      owners.claim(claims, author);
      const came = edits.slice(0, taken).map((one) => one.came);
      enqueue({ author, at: now(), news, claims, came, from: { peer, n: nOf(taken - 1) } });
    }
    if (mayRetake && refused?.code === "gap") {
      quiet(() => retake(peer, edits.slice(taken))).catch(dieOf);
      return;
    }
    if (refused?.spoilt) quiet(rebuild).catch(dieOf);
    if (refused) refuse(peer, refused.code, nOf(refused.at));
    else if (isTooSlow) refuse(peer, "too-slow", 0);
  }

  function refuse(peer: Peer, code: RoomRefusal, n: number): void {
    leave(peer);
    peer.refuse(code, n);
  }

  function noteSlow(peer: Peer): number {
    const times = (slow.get(peer) ?? 0) + 1;
    slow.set(peer, times);
    return times;
  }

  function leave(peer: Peer): void {
    slow.delete(peer);
    peers.delete(peer);
    presence.leave(peer);
  }

  const arrivals = createArrivals<Peer>((peer, edits) => {
    inTurn(() => {
      take(peer, edits);
    });
  });
  /** With all that has come by now. */
  const settled = <T>(act: () => T | Promise<T>): Promise<T> => {
    arrivals.flush();
    return quiet(act);
  };

  const upgrade = doc.upgrade();
  if (upgrade) enqueue({ author: serverAuthor, at: now(), news: upgrade });

  neighbours?.listen(
    neighbourlyRoom({
      epoch,
      sequence,
      presence,
      tell: neighbours.tell,
      claim: (clients) => {
        for (const { client, author } of clients) owners.claim([client], author);
      },
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
      settled(async () => {
        if (neighbours && known > sequence.seq()) await readOn();
        const missing = await missingFor(known, stateVector);
        const present = presence.others(peer);
        welcome({ epoch, seq: sequence.seq(), stateVector: doc.stateVector(), missing, present });
        peers.add(peer);
        presence.enter(peer);
      }),

    leave: (peer: Peer): void => {
      arrivals.flush();
      leave(peer);
    },

    show: (peer: Peer, state: Bytes): void => {
      presence.show(peer, state);
    },

    /** An update of a peer: acknowledged when it is on disk, or the peer is refused. */
    receive: (peer: Peer, n: number, update: Bytes): void => {
      arrivals.add(peer, { n, update, came: performance.now() });
    },

    /** Edits of the server's own making: all or none. Resolves when they are on disk. */
    edit: (edits: readonly Edit[], author: string): Promise<EditOutcome> =>
      new Promise((resolve, reject) => {
        arrivals.flush();
        const asked = performance.now();
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
              // Other servers do not know which one is ours.
              claims: neighbours ? [doc.clientId] : [],
              came: edits.map(() => asked),
              done: {
                resolve: (at) => {
                  resolve({ kind: "edited", seq: at });
                },
                reject,
              },
            });
        });
      }),

    read: (): Promise<JourneyMap> => settled(() => doc.map()),

    head: (): MapHead => doc.head(),

    references: (): MapReferences => doc.references(),

    isBusy: (): boolean => isBusy() || !arrivals.isEmpty(),

    /** When nobody is there and it is not busy: makes the next opening quick. */
    retire: (): void => {
      if (dead) return;
      const { all, live } = doc.structs();
      const isOld = all > limits.history.pieces && all > limits.history.times * live;
      if (isOld && !presence.isSomebodyElsewhere()) rebase();
      else if (tail.rows >= shortTail) compact();
      dead = new Error("the room is closed");
      stop();
    },

    /** Resolves when all that was taken is on disk, and everybody has gone; at once when it was closed before. */
    close: (code: RoomRefusal): Promise<void> =>
      settled(() => {
        if (tail.rows >= shortTail) compact();
        die(new Error("the room is closed"), code);
      }).catch((error: unknown) => {
        if (!dead) throw error;
      }),
  };
}

const bytesOf = (updates: readonly { readonly bytes: Bytes }[]) =>
  updates.reduce((sum, one) => sum + one.bytes.length, 0);

const tailOf = ({ updates }: LoadedRoom) => ({ rows: updates.length, bytes: bytesOf(updates) });
