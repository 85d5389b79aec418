import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { decodeUtf8 } from "lib0/string";

type Bytes = Uint8Array<ArrayBuffer>;

/** Largest update of one edit; more is refused as `too-big`. */
export const maxUpdateBytes = 1024 * 1024;

export const roomRoles = ["viewer", "editor"] as const;
export type RoomRole = (typeof roomRoles)[number];

/**
 * Why the server ends a connection. `gap`: the update builds on others that the server has not got.
 * `storage`: nothing was lost, try again later. `version`, `epoch`: the page is too old for the document.
 */
export const roomRefusals = [
  "read-only",
  "malformed",
  "gap",
  "too-big",
  "too-many",
  "too-long",
  "too-deep",
  "bad-root",
  "bad-content",
  "bad-key",
  "storage",
  "version",
  "epoch",
  "gone",
] as const;
export type RoomRefusal = (typeof roomRefusals)[number];

/** What a client says. The place of presence frames is 2. */
export type ClientFrame =
  | {
      readonly kind: "hello";
      /** "" as long as the session is known from the request. */
      readonly token: string;
      /** Version of the document that the client reads and writes (D12). */
      readonly version: number;
      /** Of the document the client holds; −1 when it has none yet. */
      readonly epoch: number;
      readonly client: number;
      readonly seq: number;
      readonly stateVector: Bytes;
    }
  /** `n` counts the edits of one connection from 1. */
  | { readonly kind: "edit"; readonly n: number; readonly update: Bytes };

export type ServerFrame =
  | {
      readonly kind: "welcome";
      readonly role: RoomRole;
      readonly epoch: number;
      readonly seq: number;
      readonly stateVector: Bytes;
      readonly missing: Bytes;
    }
  /** All of the client's edits up to `acked` are on disk (0: nothing new of its own); what others did. */
  | {
      readonly kind: "committed";
      readonly seq: number;
      readonly acked: number;
      readonly updates: readonly Bytes[];
    }
  /** The connection closes behind it. `n`: the edit it is about, or 0. */
  | { readonly kind: "refused"; readonly n: number; readonly code: RoomRefusal; readonly text: string };

const frameKinds = { hello: 0, edit: 1, welcome: 0, committed: 1, refused: 3 } as const;

export const encodeClientFrame = (frame: ClientFrame): Bytes =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, frameKinds[frame.kind]);
    switch (frame.kind) {
      case "hello":
        encoding.writeVarString(to, frame.token);
        encoding.writeVarUint(to, frame.version);
        encoding.writeVarInt(to, frame.epoch);
        encoding.writeVarUint(to, frame.client);
        encoding.writeVarUint(to, frame.seq);
        encoding.writeVarUint8Array(to, frame.stateVector);
        return;
      case "edit":
        encoding.writeVarUint(to, frame.n);
        encoding.writeVarUint8Array(to, frame.update);
    }
  });

export const encodeServerFrame = (frame: ServerFrame): Bytes =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, frameKinds[frame.kind]);
    switch (frame.kind) {
      case "welcome":
        encoding.writeVarUint(to, roomRoles.indexOf(frame.role));
        encoding.writeVarInt(to, frame.epoch);
        encoding.writeVarUint(to, frame.seq);
        encoding.writeVarUint8Array(to, frame.stateVector);
        encoding.writeVarUint8Array(to, frame.missing);
        return;
      case "committed":
        encoding.writeVarUint(to, frame.seq);
        encoding.writeVarUint(to, frame.acked);
        encoding.writeVarUint(to, frame.updates.length);
        for (const update of frame.updates) encoding.writeVarUint8Array(to, update);
        return;
      case "refused":
        encoding.writeVarUint(to, frame.n);
        encoding.writeVarUint(to, roomRefusals.indexOf(frame.code));
        encoding.writeVarString(to, frame.text);
    }
  });

class Malformed extends Error {}

/** lib0 gives views of whatever lies behind the end of a message in the same buffer. */
function readBytes(from: decoding.Decoder<ArrayBuffer>): Bytes {
  const length = decoding.readVarUint(from);
  if (length > from.arr.length - from.pos) throw new Malformed();
  return decoding.readUint8Array(from, length);
}

const readText = (from: decoding.Decoder<ArrayBuffer>) => decodeUtf8(readBytes(from));

function oneOf<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Malformed();
  return found;
}

/** undefined: not a frame. Anything may come over a socket, so nothing is thrown. */
function decode<Frame>(
  bytes: Bytes,
  read: (from: decoding.Decoder<ArrayBuffer>) => Frame,
): Frame | undefined {
  try {
    const from = decoding.createDecoder(bytes);
    const frame = read(from);
    return from.pos === bytes.length ? frame : undefined;
  } catch {
    return undefined;
  }
}

export const decodeClientFrame = (bytes: Bytes): ClientFrame | undefined =>
  decode(bytes, (from): ClientFrame => {
    switch (decoding.readVarUint(from)) {
      case frameKinds.hello:
        return {
          kind: "hello",
          token: readText(from),
          version: decoding.readVarUint(from),
          epoch: decoding.readVarInt(from),
          client: decoding.readVarUint(from),
          seq: decoding.readVarUint(from),
          stateVector: readBytes(from),
        };
      case frameKinds.edit:
        return { kind: "edit", n: decoding.readVarUint(from), update: readBytes(from) };
      default:
        throw new Malformed();
    }
  });

export const decodeServerFrame = (bytes: Bytes): ServerFrame | undefined =>
  decode(bytes, (from): ServerFrame => {
    switch (decoding.readVarUint(from)) {
      case frameKinds.welcome:
        return {
          kind: "welcome",
          role: oneOf(roomRoles, decoding.readVarUint(from)),
          epoch: decoding.readVarInt(from),
          seq: decoding.readVarUint(from),
          stateVector: readBytes(from),
          missing: readBytes(from),
        };
      case frameKinds.committed: {
        const seq = decoding.readVarUint(from);
        const acked = decoding.readVarUint(from);
        const count = decoding.readVarUint(from);
        // Each takes a byte at least: a large number in a short message is a lie.
        if (count > bytes.length) throw new Malformed();
        return {
          kind: "committed",
          seq,
          acked,
          updates: Array.from({ length: count }, () => readBytes(from)),
        };
      }
      case frameKinds.refused:
        return {
          kind: "refused",
          n: decoding.readVarUint(from),
          code: oneOf(roomRefusals, decoding.readVarUint(from)),
          text: readText(from),
        };
      default:
        throw new Malformed();
    }
  });
