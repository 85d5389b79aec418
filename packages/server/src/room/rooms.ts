import { docUpdateOf } from "@itinera/collab";
import type { Edit, EpochMs, JourneyMap, MapHead, MapReferences } from "@itinera/core";
import { maxUpdateBytes } from "@itinera/protocol";
import type { RoomKey, RoomLog } from "@itinera/store";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { serveConnection, type Connection, type RoomSession } from "./connection.ts";
import type { FanOut } from "./fan-out.ts";
import { createMirror, type Mirror } from "./mirror.ts";
import { createNeighbourhood } from "./neighbours.ts";
import { roomLimits, type RoomLimits } from "./room-limits.ts";
import { createRoom, serverAuthor, type EditOutcome, type Room, type RoomParts } from "./room.ts";

const unloadAfterMs = 30_000;
/** A connection that does not answer a ping until the next one is dead. */
const pingEveryMs = 30_000;

export interface RoomsOptions {
  readonly log: RoomLog;
  readonly now: () => EpochMs;
  /** Where other servers work with the same log. */
  readonly fanOut?: FanOut | undefined;
  /** Keeps the list of maps in step: called when a room opens, and when something was committed. */
  readonly onChange?: (key: RoomKey, head: MapHead, at: EpochMs, references: MapReferences) => unknown;
  /** An edit is on disk, so long after it came. */
  readonly onAcknowledged?: RoomParts["onAcknowledged"];
  /** Told of what went wrong behind everybody's back. */
  readonly report?: (error: unknown) => void;
  readonly unloadMs?: number;
  readonly limits?: Partial<RoomLimits>;
}

/** A request to become a socket, after Host, Origin and policy were checked. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** The maps that are open. Everything that changes a map goes through here. */
export interface Rooms {
  /** A new map; resolves when it is on disk. Throws when there is one of this id. */
  create(key: RoomKey, map: JourneyMap): Promise<void>;
  /** What is on disk; undefined: there is no such map. */
  read(key: RoomKey): Promise<JourneyMap | undefined>;
  /** All of `edits` as one, or none. Resolves when they are on disk; throws when they cannot be stored. */
  edit(
    key: RoomKey,
    edits: readonly Edit[],
    author?: string,
  ): Promise<EditOutcome | { readonly kind: "gone" }>;
  /** Sends everybody out, for the map can no longer be entered; its document stays. */
  clear(key: RoomKey): Promise<void>;
  /** Sends everybody out and takes the document away for good. */
  remove(key: RoomKey): Promise<void>;
  /** Asks anew what everybody who is connected may do; who may do nothing any more is sent out. */
  recheck(): Promise<void>;
  attach(socket: WebSocket, key: RoomKey, session: RoomSession): void;
  handleUpgrade(upgrade: Upgrade, key: RoomKey, session: RoomSession): void;
  /** How many rooms are in memory. */
  size(): number;
  /** How many connections are open, in all rooms together. */
  sockets(): number;
  /** Resolves when all that was acknowledged is on disk and everybody has left. */
  close(): Promise<void>;
}

interface Entry {
  readonly room: Promise<Room | undefined>;
  readonly forget: () => void;
  users: number;
  unload?: NodeJS.Timeout;
}

export function createRooms({
  log,
  now,
  fanOut,
  onChange = () => undefined,
  onAcknowledged,
  report = (error) => {
    process.emitWarning(error instanceof Error ? error : String(error));
  },
  unloadMs = unloadAfterMs,
  limits: wanted = {},
}: RoomsOptions): Rooms {
  const limits = { ...roomLimits, ...wanted };
  const entries = new Map<string, Entry>();
  const nameOf = ({ workspace, map }: RoomKey) => `${workspace}/${map}`;
  const neighbourhood = fanOut && createNeighbourhood({ fanOut, log, report });

  async function load(key: RoomKey, mirror: Mirror, onDead: () => void): Promise<Room | undefined> {
    // Listen, then read: nothing can be logged unheard between the two.
    const neighbours = await neighbourhood?.open(key);
    const loaded = await log.load(key).catch((error: unknown) => {
      neighbours?.close();
      throw error;
    });
    if (!loaded) {
      neighbours?.close();
      return undefined;
    }
    const onCommit = (head: MapHead, at: EpochMs) => {
      mirror.note(head, at, room.references);
    };
    const room = createRoom({
      key,
      log,
      loaded,
      now,
      limits,
      neighbours,
      onCommit,
      onAcknowledged,
      onDead,
      report,
    });
    mirror.note(room.head(), loaded.at, room.references);
    return room;
  }

  function entryOf(key: RoomKey): Entry {
    const name = nameOf(key);
    const known = entries.get(name);
    if (known) return known;
    const mirror = createMirror((...news) => onChange(key, ...news), report);
    const forget = () => {
      if (entries.get(name) === entry) entries.delete(name);
      mirror.close();
    };
    const entry: Entry = { room: load(key, mirror, forget), forget, users: 0 };
    entries.set(name, entry);
    // Nothing to keep: the next one asks the disk again.
    entry.room.then((room) => {
      if (!room) forget();
    }, forget);
    return entry;
  }

  /** The room stays in memory as long as `act` lasts, and a while longer. */
  async function use<T>(key: RoomKey, act: (room: Room) => Promise<T>): Promise<T | undefined> {
    const entry = entryOf(key);
    entry.users++;
    clearTimeout(entry.unload);
    try {
      const room = await entry.room;
      return room && (await act(room));
    } finally {
      if (--entry.users === 0) unloadLater(nameOf(key), entry);
    }
  }

  function unloadLater(name: string, entry: Entry): void {
    if (entries.get(name) !== entry) return;
    clearTimeout(entry.unload);
    entry.unload = setTimeout(() => {
      entry.room.then((room) => {
        if (entry.users > 0 || entries.get(name) !== entry) return;
        if (room?.isBusy()) unloadLater(name, entry);
        else {
          // In this order and in one turn: whoever asks next finds no entry and loads behind it.
          entry.forget();
          room?.retire();
        }
      }, report);
    }, unloadMs);
    entry.unload.unref();
  }

  const server = new WebSocketServer({
    noServer: true,
    // A little above the limit, so that what is too big is refused in words.
    maxPayload: 2 * maxUpdateBytes,
    perMessageDeflate: false,
  });
  const connections = new Map<Connection, RoomKey>();
  const answering = new WeakSet<WebSocket>();
  const ping = setInterval(() => {
    for (const socket of server.clients) {
      if (!answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, pingEveryMs);
  ping.unref();

  function attach(socket: WebSocket, key: RoomKey, session: RoomSession): void {
    answering.add(socket);
    socket.on("pong", () => answering.add(socket));
    const enter = async (stay: (room: Room) => Promise<void>) =>
      (await use(key, async (room) => {
        await stay(room);
        return true;
      })) ?? false;
    const connection = serveConnection(socket, session, enter, report);
    connections.set(connection, key);
    void connection.closed.then(() => connections.delete(connection));
    const isMine = (one: RoomKey) => nameOf(one) === nameOf(key);
    if ([...connections.values()].filter(isMine).length > limits.people) connection.end("crowded");
  }

  return {
    async create(key, map) {
      const known = await use(key, () => Promise.resolve(true));
      if (known) throw new Error(`there is a map ${key.map} already`);
      await log.append(key, 0, [{ author: serverAuthor, at: now(), bytes: docUpdateOf(map) }]);
    },

    read: (key) => use(key, (room) => room.read()),

    edit: async (key, edits, author = serverAuthor) =>
      (await use(key, (room) => room.edit(edits, author))) ?? { kind: "gone" },

    async clear(key) {
      const entry = entries.get(nameOf(key));
      neighbourhood?.tell(key, { kind: "cleared" });
      await (await entry?.room)?.close("gone");
    },

    async remove(key) {
      neighbourhood?.tell(key, { kind: "cleared" });
      await use(key, (room) => room.close("gone"));
      await log.remove(key);
    },

    async recheck() {
      await Promise.all([...connections.keys()].map((one) => one.recheck()));
    },

    attach,

    handleUpgrade: ({ request, socket, head }, key, session) => {
      server.handleUpgrade(request, socket, head, (opened) => {
        attach(opened, key, session);
      });
    },

    size: () => entries.size,

    sockets: () => connections.size,

    async close() {
      clearInterval(ping);
      neighbourhood?.close();
      const open = [...entries.values()];
      for (const entry of open) clearTimeout(entry.unload);
      await Promise.allSettled(open.map(async (entry) => (await entry.room)?.close("storage")));
      for (const socket of server.clients) socket.close(1_001);
      server.close();
    },
  };
}
