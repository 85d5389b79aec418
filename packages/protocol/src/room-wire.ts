import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { decodeUtf8 } from "lib0/string";

import {
  roomRefusals,
  roomRoles,
  type ClientFrame,
  type HeardFrame,
  type Present,
  type ServerFrame,
} from "./room-frames.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Of these frames. A page that speaks another is refused as `version`. */
const wireVersion = 1;

const clientKinds = { hello: 0, edit: 1, presence: 2 } as const;
const serverKinds = { welcome: 0, committed: 1, presence: 2, refused: 3, role: 4 } as const;

function writeList<T>(to: encoding.Encoder, list: readonly T[], write: (one: T) => void): void {
  encoding.writeVarUint(to, list.length);
  for (const one of list) write(one);
}

const writePresent = (to: encoding.Encoder, { connection, person, name, state }: Present): void => {
  encoding.writeVarString(to, connection);
  encoding.writeVarString(to, person);
  encoding.writeVarString(to, name);
  encoding.writeVarUint8Array(to, state);
};

export const encodeClientFrame = (frame: ClientFrame): Bytes =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, clientKinds[frame.kind]);
    switch (frame.kind) {
      case "hello":
        encoding.writeVarUint(to, wireVersion);
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
        return;
      case "presence":
        encoding.writeVarUint8Array(to, frame.state);
    }
  });

export const encodeServerFrame = (frame: ServerFrame): Bytes =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, serverKinds[frame.kind]);
    const writeBytes = (bytes: Bytes) => {
      encoding.writeVarUint8Array(to, bytes);
    };
    const writeSomebody = (somebody: Present) => {
      writePresent(to, somebody);
    };
    switch (frame.kind) {
      case "welcome":
        encoding.writeVarUint(to, roomRoles.indexOf(frame.role));
        encoding.writeVarInt(to, frame.epoch);
        encoding.writeVarUint(to, frame.seq);
        writeBytes(frame.stateVector);
        writeList(to, frame.missing, writeBytes);
        encoding.writeVarString(to, frame.connection);
        writeList(to, frame.present, writeSomebody);
        return;
      case "committed":
        encoding.writeVarUint(to, frame.seq);
        encoding.writeVarUint(to, frame.acked);
        writeList(to, frame.updates, writeBytes);
        return;
      case "presence":
        writeList(to, frame.present, writeSomebody);
        writeList(to, frame.gone, (connection) => {
          encoding.writeVarString(to, connection);
        });
        return;
      case "role":
        encoding.writeVarUint(to, roomRoles.indexOf(frame.role));
        return;
      case "refused":
        encoding.writeVarUint(to, frame.n);
        encoding.writeVarUint(to, roomRefusals.indexOf(frame.code));
        encoding.writeVarString(to, frame.text);
    }
  });

class Malformed extends Error {}

type Decoder = decoding.Decoder<ArrayBuffer>;

/** lib0 gives views of whatever lies behind the end of a message in the same buffer. */
function readBytes(from: Decoder): Bytes {
  const length = decoding.readVarUint(from);
  if (length > from.arr.length - from.pos) throw new Malformed();
  return decoding.readUint8Array(from, length);
}

const readText = (from: Decoder) => decodeUtf8(readBytes(from));

/** Each takes a byte at least: a large number in a short message is a lie. */
function readList<T>(from: Decoder, read: (from: Decoder) => T): T[] {
  const length = decoding.readVarUint(from);
  if (length > from.arr.length - from.pos) throw new Malformed();
  return Array.from({ length }, () => read(from));
}

const readPresent = (from: Decoder): Present => ({
  connection: readText(from),
  person: readText(from),
  name: readText(from),
  state: readBytes(from),
});

function oneOf<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Malformed();
  return found;
}

const readRole = (from: Decoder) => oneOf(roomRoles, decoding.readVarUint(from));

/** undefined: not a frame. Anything may come over a socket, so nothing is thrown. */
function decode<Frame>(bytes: Bytes, read: (from: Decoder) => Frame): Frame | undefined {
  try {
    const from = decoding.createDecoder(bytes);
    const frame = read(from);
    return from.pos === bytes.length ? frame : undefined;
  } catch {
    return undefined;
  }
}

function readHello(from: Decoder): HeardFrame {
  if (decoding.readVarUint(from) !== wireVersion) {
    // What follows is in words that are not known here.
    from.pos = from.arr.length;
    return { kind: "outdated" };
  }
  return {
    kind: "hello",
    token: readText(from),
    version: decoding.readVarUint(from),
    epoch: decoding.readVarInt(from),
    client: decoding.readVarUint(from),
    seq: decoding.readVarUint(from),
    stateVector: readBytes(from),
  };
}

export const decodeClientFrame = (bytes: Bytes): HeardFrame | undefined =>
  decode(bytes, (from): HeardFrame => {
    switch (decoding.readVarUint(from)) {
      case clientKinds.hello:
        return readHello(from);
      case clientKinds.edit:
        return { kind: "edit", n: decoding.readVarUint(from), update: readBytes(from) };
      case clientKinds.presence:
        return { kind: "presence", state: readBytes(from) };
      default:
        throw new Malformed();
    }
  });

export const decodeServerFrame = (bytes: Bytes): ServerFrame | undefined =>
  decode(bytes, (from): ServerFrame => {
    switch (decoding.readVarUint(from)) {
      case serverKinds.welcome:
        return {
          kind: "welcome",
          role: readRole(from),
          epoch: decoding.readVarInt(from),
          seq: decoding.readVarUint(from),
          stateVector: readBytes(from),
          missing: readList(from, readBytes),
          connection: readText(from),
          present: readList(from, readPresent),
        };
      case serverKinds.committed:
        return {
          kind: "committed",
          seq: decoding.readVarUint(from),
          acked: decoding.readVarUint(from),
          updates: readList(from, readBytes),
        };
      case serverKinds.presence:
        return { kind: "presence", present: readList(from, readPresent), gone: readList(from, readText) };
      case serverKinds.role:
        return { kind: "role", role: readRole(from) };
      case serverKinds.refused:
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
