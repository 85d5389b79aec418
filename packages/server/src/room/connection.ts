import { mapVersion } from "@itinera/core";
import {
  decodeClientFrame,
  encodeServerFrame,
  maxPresenceBytes,
  maxUpdateBytes,
  type ClientFrame,
  type HeardFrame,
  type RoomRefusal,
  type RoomRole,
} from "@itinera/protocol";
import { randomBytes } from "node:crypto";
import type { RawData, WebSocket } from "ws";
import type { Peer, Room } from "./room.ts";

/** A client that does not say who it is holds a socket for nothing. */
const helloWithinMs = 10_000;
/** Unsent bytes at which a peer that does not keep up has to come again. */
const maxBacklogBytes = 16 * 1024 * 1024;
/** Of the range for applications: the reason is in the frame before. */
const closeCode = 4_000;

/** Who is at the other end, as the server knows it: never what the client says of itself. */
export interface RoomSession {
  readonly role: RoomRole;
  readonly author: string;
  /** Account and its name, as others are shown them; without accounts there is none. */
  readonly person?: string;
  readonly name?: string;
  /**
   * What they may do by now; undefined: nothing any more; `signed-out`: their session has ended. Absent: it does not
   * change.
   */
  readonly roleNow?: () => Promise<RoomRole | "signed-out" | undefined>;
}

/** An open connection, as whoever minds the rooms sees it. */
export interface Connection {
  /** Asks what they may do from now on; edits that came before and wait are looked at with the new role. */
  recheck(): Promise<void>;
  end(code: RoomRefusal): void;
  readonly closed: Promise<void>;
}

type Hello = Extract<ClientFrame, { kind: "hello" }>;
type EditFrame = Extract<ClientFrame, { kind: "edit" }>;

/** A copy: what the socket gives is a view of a buffer that it shares between messages. */
const bytesOf = (data: RawData): Uint8Array<ArrayBuffer> =>
  Array.isArray(data) ? new Uint8Array(Buffer.concat(data)) : new Uint8Array(data);

/**
 * Serves one socket until it closes. `enter` opens the room and keeps it open until `stay` has ended;
 * it gives false when there is no such room.
 */
export function serveConnection(
  socket: WebSocket,
  session: RoomSession,
  enter: (stay: (room: Room) => Promise<void>) => Promise<boolean>,
  report: (error: unknown) => void,
): Connection {
  const { author, person = "", name = "", roleNow = async () => role } = session;
  let { role } = session;
  let room: Room | undefined;
  let greeted = false;
  let over = false;
  let lastN = 0;
  let asked = 0;

  const peer: Peer = {
    author,
    role: () => role,
    connection: randomBytes(9).toString("base64url"),
    person,
    name,
    send: (frame) => {
      if (socket.bufferedAmount > maxBacklogBytes) socket.terminate();
      else socket.send(frame);
    },
    refuse: (code, n) => {
      if (over) return;
      over = true;
      socket.send(encodeServerFrame({ kind: "refused", n, code, text: "" }));
      socket.close(closeCode, code);
    },
  };

  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      over = true;
      resolve();
    });
  });

  function refusalOf(hello: Hello, opened: Room): RoomRefusal | undefined {
    if (hello.version !== mapVersion) return "version";
    return hello.epoch >= 0 && hello.epoch !== opened.epoch ? "epoch" : undefined;
  }

  async function stay(opened: Room, hello: Hello): Promise<void> {
    const refusal = refusalOf(hello, opened);
    if (refusal) peer.refuse(refusal, 0);
    else if (!over) {
      const known = hello.epoch === opened.epoch ? hello.seq : 0;
      await opened.join(peer, { known, stateVector: hello.stateVector }, (welcome) => {
        if (over) return;
        peer.send(encodeServerFrame({ kind: "welcome", role, connection: peer.connection, ...welcome }));
        room = opened;
      });
    }
    await closed;
    opened.leave(peer);
  }

  async function greet(hello: Hello): Promise<void> {
    try {
      if (!(await enter((opened) => stay(opened, hello)))) peer.refuse("gone", 0);
    } catch (error) {
      report(error);
      peer.refuse("storage", 0);
    }
  }

  function edit({ n, update }: EditFrame, opened: Room): void {
    if (n !== lastN + 1) {
      peer.refuse("malformed", 0);
      return;
    }
    lastN = n;
    if (update.length > maxUpdateBytes) peer.refuse("too-big", n);
    else opened.receive(peer, n, update);
  }

  function receive(frame: HeardFrame | undefined): void {
    if (frame?.kind === "hello" && !greeted) {
      greeted = true;
      clearTimeout(deadline);
      void greet(frame);
    } else if (frame?.kind === "outdated") peer.refuse("version", 0);
    else if (frame?.kind === "edit" && room) edit(frame, room);
    else if (frame?.kind === "presence" && room) {
      if (frame.state.length > maxPresenceBytes) peer.refuse("too-big", 0);
      else room.show(peer, frame.state);
    } else peer.refuse("malformed", 0);
  }

  const deadline = setTimeout(() => {
    peer.refuse("malformed", 0);
  }, helloWithinMs);
  void closed.then(() => {
    clearTimeout(deadline);
  });
  socket.on("message", (data, isBinary) => {
    if (!over) receive(isBinary ? decodeClientFrame(bytesOf(data)) : undefined);
  });
  // Its close event follows; a broken connection is nothing to report.
  socket.on("error", () => undefined);

  function end(code: RoomRefusal): void {
    room?.leave(peer);
    peer.refuse(code, 0);
  }

  return {
    async recheck() {
      const mine = ++asked;
      const wanted = await roleNow();
      // Whoever asked later knows better.
      if (over || mine !== asked || wanted === role) return;
      if (wanted === undefined || wanted === "signed-out") {
        end(wanted ?? "revoked");
        return;
      }
      role = wanted;
      // Whoever has not been welcomed yet is told with the welcome.
      if (room) peer.send(encodeServerFrame({ kind: "role", role }));
    },
    end,
    closed,
  };
}
