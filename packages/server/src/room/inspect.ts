import { rootNames } from "@itinera/collab";
import type { RoomRefusal } from "@itinera/protocol";
import * as decoding from "lib0/decoding";

/** Clients in one update: a merge of everybody's work at a workshop, and far below what makes Yjs slow. */
const maxClients = 1_000;
const maxDepth = 32;

class Refused extends Error {
  readonly code: RoomRefusal;
  constructor(code: RoomRefusal) {
    super(code);
    this.code = code;
  }
}

type Decoder = decoding.Decoder<ArrayBuffer>;
const number = (from: Decoder) => decoding.readVarUint(from);
const left = (from: Decoder) => from.arr.length - from.pos;

function byte(from: Decoder): number {
  if (left(from) < 1) throw new Refused("malformed");
  return decoding.readUint8(from);
}

/** A number of things of a byte or more each; Yjs would make room for whatever is declared. */
function count(from: Decoder, max = Infinity): number {
  const declared = number(from);
  if (declared > left(from) || declared > max) throw new Refused("too-many");
  return declared;
}

function skip(from: Decoder, bytes: number): void {
  if (bytes > left(from)) throw new Refused("malformed");
  from.pos += bytes;
}

const skipText = (from: Decoder) => {
  skip(from, number(from));
};

function text(from: Decoder): string {
  const length = number(from);
  if (length > left(from)) throw new Refused("malformed");
  return new TextDecoder().decode(decoding.readUint8Array(from, length));
}

/** Things of no length can be written into a document, but not read back from its state. */
function skipLength(from: Decoder): void {
  if (number(from) === 0) throw new Refused("malformed");
}

function skipId(from: Decoder): void {
  number(from);
  number(from);
}

/** A JSON value in lib0's form. */
function skipAny(from: Decoder, depth: number): void {
  if (depth > maxDepth) throw new Refused("too-deep");
  switch (byte(from)) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      decoding.readVarInt(from);
      return;
    case 124:
      skip(from, 4);
      return;
    case 123:
      skip(from, 8);
      return;
    case 119:
      skipText(from);
      return;
    case 118:
      for (let rest = count(from); rest > 0; rest--) {
        if (text(from) === "__proto__") throw new Refused("bad-key");
        skipAny(from, depth + 1);
      }
      return;
    case 117:
      for (let rest = count(from); rest > 0; rest--) skipAny(from, depth + 1);
      return;
    default: // big integers and bytes are in no map
      throw new Refused("bad-content");
  }
}

/** Types that a map is made of: Y.Map, XmlElement (with its name), XmlFragment, XmlText. */
function skipType(from: Decoder): void {
  const type = number(from);
  if (type === 3) skipText(from);
  else if (type !== 1 && type !== 4 && type !== 6) throw new Refused("bad-content");
}

function skipContent(from: Decoder, kind: number): void {
  switch (kind) {
    case 1: // deleted
      skipLength(from);
      return;
    case 4: {
      const start = from.pos;
      skipText(from);
      if (from.pos === start + 1) throw new Refused("malformed");
      return;
    }
    case 6: // format: key and JSON
      skipText(from);
      skipText(from);
      return;
    case 7:
      skipType(from);
      return;
    case 8: {
      const values = count(from);
      if (values === 0) throw new Refused("malformed");
      for (let rest = values; rest > 0; rest--) skipAny(from, 0);
      return;
    }
    default: // old JSON, bytes, embeds, documents
      throw new Refused("bad-content");
  }
}

/** Bits of a struct's first byte: what follows. */
const hasLeft = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;

function skipStruct(from: Decoder): void {
  const info = byte(from);
  const kind = info & 0x1f;
  if (kind === 0) {
    skipLength(from);
    return;
  }
  // A gap that the sender itself admits.
  if (kind === 10) throw new Refused("gap");
  if (info & hasLeft) skipId(from);
  if (info & hasRight) skipId(from);
  if ((info & (hasLeft | hasRight)) === 0) {
    if (number(from) === 1) {
      if (!rootNames.has(text(from))) throw new Refused("bad-root");
    } else skipId(from);
    if (info & hasKey) skipText(from);
  }
  skipContent(from, kind);
}

function skipUpdate(from: Decoder): void {
  for (let clients = count(from, maxClients); clients > 0; clients--) {
    const structs = count(from);
    number(from); // client
    number(from); // clock
    for (let rest = structs; rest > 0; rest--) skipStruct(from);
  }
  for (let clients = count(from, maxClients); clients > 0; clients--) {
    number(from); // client
    for (let rest = count(from); rest > 0; rest--) {
      number(from); // clock
      skipLength(from);
    }
  }
  if (left(from) > 0) throw new Refused("malformed");
}

/**
 * Goes over the bytes of a V1 update once, without building anything: whether Yjs can be trusted with
 * them, and whether they hold only what maps are made of. undefined: they may be applied.
 */
export function inspect(update: Uint8Array<ArrayBuffer>): RoomRefusal | undefined {
  try {
    skipUpdate(decoding.createDecoder(update));
    return undefined;
  } catch (error) {
    return error instanceof Refused ? error.code : "malformed";
  }
}
