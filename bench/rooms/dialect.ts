import { decodeServerFrame, encodeClientFrame } from "@itinera/protocol";
import { mapVersion } from "@itinera/core";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type Bytes = Uint8Array<ArrayBuffer>;

type Heard =
  | { readonly kind: "welcome" }
  /** `acked`: own updates acknowledged since the last time. */
  | { readonly kind: "news"; readonly acked: number; readonly updates: readonly Bytes[] };

/** How a client talks to a server: as few bytes and steps as its protocol needs. */
interface Dialect {
  path(map: string): string;
  greet(doc: Y.Doc, map: string): Bytes;
  edit(n: number, update: Bytes, map: string): Bytes;
  /** Throws when the server refuses. */
  hear(message: Bytes): Heard;
}

const itinera = (): Dialect => {
  let acked = 0;
  return {
    path: (map) => `/${map}`,
    greet: (doc) =>
      encodeClientFrame({
        kind: "hello",
        token: "",
        version: mapVersion,
        epoch: -1,
        client: doc.clientID,
        seq: 0,
        stateVector: Y.encodeStateVector(doc) as Bytes,
      }),
    edit: (n, update) => encodeClientFrame({ kind: "edit", n, update }),
    hear: (message) => {
      const frame = decodeServerFrame(message);
      if (frame?.kind === "welcome") return { kind: "welcome" };
      if (frame?.kind === "presence") return { kind: "news", acked: 0, updates: [] };
      if (frame?.kind !== "committed") throw new Error(JSON.stringify(frame));
      const fresh = Math.max(0, frame.acked - acked);
      acked += fresh;
      return { kind: "news", acked: fresh, updates: frame.updates };
    },
  };
};

/** Numbers of @hocuspocus/common and y-protocols. */
const kind = { sync: 0, auth: 2, status: 8, update: 2, token: 0, authenticated: 2 } as const;

const hocuspocus = (): Dialect => {
  const message = (map: string, write: (to: encoding.Encoder) => void): Bytes =>
    encoding.encode((to) => {
      encoding.writeVarString(to, map);
      write(to);
    });
  return {
    path: () => "/",
    greet: (_, map) =>
      message(map, (to) => {
        encoding.writeVarUint(to, kind.auth);
        encoding.writeVarUint(to, kind.token);
        encoding.writeVarString(to, "anybody");
      }),
    edit: (_, update, map) =>
      message(map, (to) => {
        encoding.writeVarUint(to, kind.sync);
        encoding.writeVarUint(to, kind.update);
        encoding.writeVarUint8Array(to, update);
      }),
    hear: (bytes) => {
      const from = decoding.createDecoder(bytes);
      decoding.readVarString(from);
      const type = decoding.readVarUint(from);
      if (type === kind.auth) {
        if (decoding.readVarUint(from) !== kind.authenticated) throw new Error("not let in");
        return { kind: "welcome" };
      }
      const isUpdate = type === kind.sync && decoding.readVarUint(from) === kind.update;
      const updates = isUpdate ? [decoding.readVarUint8Array(from)] : [];
      return { kind: "news", acked: type === kind.status ? 1 : 0, updates };
    },
  };
};

export const dialects = { itinera, hocuspocus } as const;
export type DialectName = keyof typeof dialects;
