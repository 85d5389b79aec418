import { emptyMap, mapIdSchema, mapVersion, type JourneyMap, type MapHead } from "@itinera/core";
import {
  decodeServerFrame,
  encodeClientFrame,
  type ClientFrame,
  type RoomRole,
  type ServerFrame,
} from "@itinera/protocol";
import { defaultWorkspace, type RoomKey, type RoomLog, type Store } from "@itinera/store";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openTestStore } from "../../../store/src/testing/chosen-store.test-kit.ts";
import type { RoomSession } from "./connection.ts";
import { createRooms, type Rooms, type RoomsOptions } from "./rooms.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export const key: RoomKey = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };

/** Everything a room needs, over real sockets and a real disk. */
export interface House {
  readonly rooms: Rooms;
  readonly store: Store;
  readonly heads: MapHead[];
  /** A socket that has said nothing yet. */
  dial(session?: Partial<RoomSession>): Promise<Line>;
  /** A socket that has been welcomed into the room of `key`. */
  join(session?: Partial<RoomSession>): Promise<Guest>;
  /** From now on an author is this, wherever they are connected; undefined: they may no longer come in. */
  become(author: string, role: RoomRole | undefined): Promise<void>;
  /** Rooms go, the data stays: as after a restart. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

type PresenceFrame = Extract<ServerFrame, { kind: "presence" }>;

interface Line {
  send(frame: ClientFrame): void;
  sendBytes(bytes: Bytes): void;
  /** The next frame that is not of presence; undefined: closed. */
  next(): Promise<ServerFrame | undefined>;
  nextPresence(): Promise<PresenceFrame>;
  close(): Promise<void>;
}

interface Guest extends Line {
  readonly doc: Y.Doc;
  readonly welcome: Extract<ServerFrame, { kind: "welcome" }>;
  /** Does something to the document and sends what it did; resolves when that is acknowledged. */
  change(act: (doc: Y.Doc) => void): Promise<void>;
  /** Takes in what comes until `done` holds. */
  until(done: (doc: Y.Doc) => boolean): Promise<void>;
}

export const helloOf = (doc: Y.Doc): Extract<ClientFrame, { kind: "hello" }> => ({
  kind: "hello",
  token: "",
  version: mapVersion,
  epoch: -1,
  client: doc.clientID,
  seq: 0,
  stateVector: Y.encodeStateVector(doc) as Bytes,
});

/** Things that come, in their order, to those who wait for them. */
function createInbox<T>() {
  const here: T[] = [];
  const waiting: ((thing: T) => void)[] = [];
  return {
    put: (thing: T) => {
      const first = waiting.shift();
      if (first) first(thing);
      else here.push(thing);
    },
    next: (): Promise<T> =>
      here.length > 0
        ? Promise.resolve(here.shift() as T)
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}

function lineOf(socket: WebSocket): Line {
  const frames = createInbox<ServerFrame | undefined>();
  const presence = createInbox<PresenceFrame>();
  socket.on("message", (data: Buffer) => {
    const frame = decodeServerFrame(new Uint8Array(data));
    if (frame?.kind === "presence") presence.put(frame);
    else frames.put(frame);
  });
  socket.on("close", () => {
    frames.put(undefined);
  });
  return {
    send: (frame) => {
      socket.send(encodeClientFrame(frame));
    },
    sendBytes: (bytes) => {
      socket.send(bytes);
    },
    next: frames.next,
    nextPresence: presence.next,
    close: async () => {
      if (socket.readyState === WebSocket.CLOSED) return;
      socket.close();
      await once(socket, "close");
    },
  };
}

function guestOf(line: Line, doc: Y.Doc, welcome: Guest["welcome"]): Guest {
  let n = 0;
  let acked = 0;
  async function take(): Promise<void> {
    const frame = await line.next();
    if (frame?.kind !== "committed") throw new Error(`refused or closed: ${JSON.stringify(frame)}`);
    acked = Math.max(acked, frame.acked);
    for (const update of frame.updates) Y.applyUpdate(doc, update, "server");
  }
  return {
    ...line,
    doc,
    welcome,
    change: async (act) => {
      const before = Y.encodeStateVector(doc);
      let update: Bytes = Y.encodeStateAsUpdate(doc, before) as Bytes;
      const note = (made: Uint8Array) => {
        update = made as Bytes;
      };
      doc.on("update", note);
      doc.transact(() => {
        act(doc);
      });
      doc.off("update", note);
      const mine = ++n;
      line.send({ kind: "edit", n: mine, update });
      while (acked < mine) await take();
    },
    until: async (done) => {
      while (!done(doc)) await take();
    },
  };
}

export const smallMap: JourneyMap = emptyMap(key.map, {
  name: "Shop",
  type: "current-state",
  lang: "en",
});

export async function openHouse(
  options: Partial<RoomsOptions> & { readonly wrap?: (log: RoomLog) => RoomLog } = {},
): Promise<House> {
  const directory = await mkdtemp(path.join(tmpdir(), "itinera-rooms-"));
  const opening = await openTestStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const { store } = opening;
  const { wrap = (log: RoomLog) => log, ...rest } = options;
  const heads: MapHead[] = [];
  const start = () =>
    createRooms({
      log: wrap(store.rooms),
      now: () => Date.now() as never,
      onChange: (_, head) => heads.push(head),
      ...rest,
    });
  let rooms = start();
  let session: RoomSession = { role: "editor", author: "ann" };
  const become = new Map<string, RoomRole | undefined>();
  const http = createServer();
  http.on("upgrade", (request, socket, head) => {
    rooms.handleUpgrade({ request, socket, head }, key, session);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;

  async function dial(wanted: Partial<RoomSession> = {}): Promise<Line> {
    const known = { role: "editor", author: "ann", ...wanted } as const;
    become.delete(known.author);
    session = {
      ...known,
      roleNow: async () => (become.has(known.author) ? become.get(known.author) : known.role),
    };
    const socket = new WebSocket(url);
    const line = lineOf(socket);
    await once(socket, "open");
    return line;
  }

  return {
    get rooms() {
      return rooms;
    },
    store,
    heads,
    dial,
    join: async (wanted) => {
      const line = await dial(wanted);
      const doc = new Y.Doc();
      line.send(helloOf(doc));
      const welcome = await line.next();
      if (welcome?.kind !== "welcome") throw new Error(`not welcome: ${JSON.stringify(welcome)}`);
      for (const update of welcome.missing) Y.applyUpdate(doc, update, "server");
      return guestOf(line, doc, welcome);
    },
    become: async (author, role) => {
      become.set(author, role);
      await rooms.recheck();
    },
    restart: async () => {
      await rooms.close();
      rooms = start();
    },
    end: async () => {
      await rooms.close();
      http.close();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}
