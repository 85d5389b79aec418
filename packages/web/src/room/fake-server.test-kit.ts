import { docUpdateOf, readMap } from "@itinera/collab";
import { emptyMap, mapIdSchema, type JourneyMap } from "@itinera/core";
import {
  decodeClientFrame,
  encodeServerFrame,
  type ClientFrame,
  type RoomRefusal,
  type RoomRole,
  type ServerFrame,
} from "@itinera/protocol";
import * as Y from "yjs";
import type { NewSocket } from "./connection.ts";
import type { JoinTabs, TabMessage } from "./tabs.ts";

type Bytes = Uint8Array<ArrayBuffer>;
export const mapId = mapIdSchema.parse("m");

/** The other end of every socket that a client opens: a server with one document, in memory. */
export class FakeServer {
  readonly edits: Extract<ClientFrame, { kind: "edit" }>[] = [];
  confirming = true;
  reachable = true;
  refusal: RoomRefusal | undefined;
  /** Instead of a welcome. */
  welcoming: RoomRefusal | undefined;
  doc = new Y.Doc();
  epoch = 0;
  role: RoomRole = "editor";
  private readonly sockets = new Set<FakeSocket>();

  constructor() {
    this.anew(emptyMap(mapId, { name: "Shop", type: "current-state", lang: "en" }));
  }

  /** The same map in another document, as a server makes it when history has grown too long. */
  anew(map: JourneyMap): void {
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, docUpdateOf(map));
  }

  map(): JourneyMap {
    return readMap(this.doc, mapId);
  }

  readonly newSocket: NewSocket = () => {
    const socket = new FakeSocket((frame) => {
      this.hear(socket, frame);
    });
    this.sockets.add(socket);
    socket.addEventListener("close", () => this.sockets.delete(socket));
    queueMicrotask(() => {
      socket.dispatchEvent(new Event(this.reachable ? "open" : "close"));
    });
    return socket as unknown as WebSocket;
  };

  private hear(socket: FakeSocket, frame: ClientFrame): void {
    if (frame.kind === "hello") this.greet(socket, frame);
    else if (frame.kind === "edit") this.take(socket, frame);
  }

  private greet(socket: FakeSocket, hello: Extract<ClientFrame, { kind: "hello" }>): void {
    this.edits.length = 0;
    socket.edits = 0;
    const isOld = hello.epoch >= 0 && hello.epoch !== this.epoch;
    const refusal = this.welcoming ?? (isOld ? "epoch" : undefined);
    if (refusal) {
      socket.say({ kind: "refused", n: 0, code: refusal, text: "" });
      return;
    }
    socket.say({
      kind: "welcome",
      role: this.role,
      epoch: this.epoch,
      seq: 1,
      stateVector: Y.encodeStateVector(this.doc) as Bytes,
      missing: [Y.encodeStateAsUpdate(this.doc, hello.stateVector) as Bytes],
      connection: "own",
      present: [],
    });
  }

  private take(socket: FakeSocket, frame: Extract<ClientFrame, { kind: "edit" }>): void {
    this.edits.push(frame);
    socket.edits++;
    if (frame.n !== socket.edits) throw new Error(`edit ${frame.n} out of turn`);
    const refusal = this.refusal ?? (this.role === "editor" ? this.refusalOf(frame.update) : "read-only");
    if (refusal) socket.say({ kind: "refused", n: frame.n, code: refusal, text: "" });
    else if (this.confirming) {
      Y.applyUpdate(this.doc, frame.update);
      if (this.doc.store.pendingStructs) throw new Error("an edit left a hole");
      socket.say({ kind: "committed", seq: 1 + frame.n, acked: frame.n, updates: [] });
      for (const other of this.sockets)
        if (other !== socket)
          other.say({ kind: "committed", seq: 1 + frame.n, acked: 0, updates: [frame.update] });
    }
  }

  /** What a server that looks at what an edit says would answer. */
  refusalOf: (update: Bytes) => RoomRefusal | undefined = () => undefined;

  say(frame: ServerFrame): void {
    for (const socket of this.sockets) socket.say(frame);
  }

  drop(): void {
    for (const socket of [...this.sockets]) socket.dispatchEvent(new Event("close"));
  }
}

class FakeSocket extends EventTarget {
  binaryType = "";
  edits = 0;
  private readonly hear: (frame: ClientFrame) => void;
  constructor(hear: (frame: ClientFrame) => void) {
    super();
    this.hear = hear;
  }
  send(bytes: Bytes): void {
    const frame = decodeClientFrame(bytes);
    if (!frame || frame.kind === "outdated") throw new Error("not a frame");
    this.hear(frame);
  }
  say(frame: ServerFrame): void {
    this.dispatchEvent(new MessageEvent("message", { data: encodeServerFrame(frame).slice().buffer }));
  }
  close(): void {
    this.dispatchEvent(new Event("close"));
  }
}

/** Tabs of one browser, which hear each other a little later. */
export function fakeTabs(): JoinTabs {
  const all = new Set<(message: TabMessage) => void>();
  return (hear) => {
    all.add(hear);
    return {
      tell: (message) => {
        for (const other of all)
          if (other !== hear)
            queueMicrotask(() => {
              if (all.has(other)) other(structuredClone(message));
            });
      },
      close: () => void all.delete(hear),
    };
  };
}
