// Somebody who opens a map for the first time on this computer, in a process of their own, as new as a page.
// Argument: address of the room. Waits until it is told to go.
import { createMapReader } from "@itinera/collab";
import { mapIdSchema, mapVersion } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame } from "@itinera/protocol";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import * as Y from "yjs";

/** All in ms from the opening of the socket. */
export interface Opened {
  readonly welcomed: number;
  /** The document can be written to, and the map be drawn. */
  readonly decoded: number;
  readonly bytes: number;
  readonly cards: number;
  /** What the document holds, to compare with others. */
  readonly state: string;
}

// Node loads them when they are first asked for; a browser has them.
const { WebSocket, TextDecoder } = globalThis;
new TextDecoder().decode(new Uint8Array());

const [url = ""] = process.argv.slice(2);
const doc = new Y.Doc();

async function open(): Promise<Opened> {
  const started = performance.now();
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const stateVector = Y.encodeStateVector(doc) as Uint8Array<ArrayBuffer>;
  const nobody = { token: "", epoch: -1, client: doc.clientID, seq: 0 };
  socket.send(encodeClientFrame({ kind: "hello", version: mapVersion, ...nobody, stateVector }));
  const [{ data }] = (await once(socket, "message")) as [MessageEvent<ArrayBuffer>];
  const welcomed = performance.now() - started;
  const frame = decodeServerFrame(new Uint8Array(data));
  if (frame?.kind !== "welcome") throw new Error(`not welcome: ${JSON.stringify(frame)}`);
  doc.transact(() => {
    for (const update of frame.missing) Y.applyUpdate(doc, update);
  });
  const map = createMapReader(doc, mapIdSchema.parse("m0")).read();
  const decoded = performance.now() - started;
  const state = JSON.stringify(map);
  return { welcomed, decoded, bytes: data.byteLength, cards: map.cards.length, state };
}

process.once("message", () => {
  void open().then((opened) => process.send?.(opened));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
