import { rootNames } from "@itinera/collab";
import type { RoomRefusal } from "@itinera/protocol";
import * as decoding from "lib0/decoding";
import { createPlacing, nameOf, type Id, type IsLatest, type Placing, type Span } from "./placing.ts";

/** Clients in one update: a merge of everybody's work at a workshop, and far below what makes Yjs slow. */
const maxClients = 1_000;
/** Yjs takes about 10 µs for one. */
const maxStructs = 10_000;
const maxDepth = 32;
/** Of marks in a text, as JSON: a link is the longest of them. */
const maxFormatBytes = 10_000;
/** Far beyond what people make; lengths that add up to more than 2⁵³ could be written, but not read. */
const maxClock = 2 ** 40;

class Refused extends Error {
  readonly code: RoomRefusal;
  constructor(code: RoomRefusal) {
    super(code);
    this.code = code;
  }
}

type Decoder = decoding.Decoder<ArrayBuffer>;
const number = (from: Decoder) => decoding.readVarUint(from);
const bytesLeft = (from: Decoder) => from.arr.length - from.pos;

function byte(from: Decoder): number {
  if (bytesLeft(from) < 1) throw new Refused("malformed");
  return decoding.readUint8(from);
}

/** A number of things of a byte or more each; Yjs would make room for whatever is declared. */
function count(from: Decoder, max = Infinity): number {
  const declared = number(from);
  if (declared > bytesLeft(from) || declared > max) throw new Refused("too-many");
  return declared;
}

function skip(from: Decoder, bytes: number): void {
  if (bytes > bytesLeft(from)) throw new Refused("malformed");
  from.pos += bytes;
}

const skipText = (from: Decoder) => {
  skip(from, number(from));
};

function text(from: Decoder): string {
  const length = number(from);
  if (length > bytesLeft(from)) throw new Refused("malformed");
  // As Yjs reads it: a byte order mark is a part of the text.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(decoding.readUint8Array(from, length));
}

/** Things of no length can be written into a document, but not read back from its state. */
function someLength(from: Decoder): number {
  const length = number(from);
  if (length === 0) throw new Refused("malformed");
  return length;
}

function key(from: Decoder): string {
  const name = text(from);
  if (name === "__proto__") throw new Refused("bad-key");
  return name;
}

/** A mark: its name, and its value as JSON. Yjs reads that by recursion, and so writes it. */
function skipFormat(from: Decoder): void {
  key(from);
  const value = text(from);
  if (value.length > maxFormatBytes) throw new Refused("too-long");
  let depth = 0;
  for (const sign of value) {
    if (sign === "[" || sign === "{") depth++;
    else if (sign === "]" || sign === "}") depth--;
    if (depth > maxDepth) throw new Refused("too-deep");
  }
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
        key(from);
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

/** Utf-16 units, as Yjs counts them. */
function textLength(from: Decoder): number {
  const { length } = text(from);
  if (length === 0) throw new Refused("malformed");
  return length;
}

/** Gives how many clocks the content takes. */
function contentLength(from: Decoder, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return someLength(from);
    case 4:
      return textLength(from);
    case 6:
      skipFormat(from);
      return 1;
    case 7:
      skipType(from);
      return 1;
    case 8: {
      const values = count(from);
      if (values === 0) throw new Refused("malformed");
      for (let rest = values; rest > 0; rest--) skipAny(from, 0);
      return values;
    }
    default: // old JSON, bytes, embeds, documents
      throw new Refused("bad-content");
  }
}

/** Bits of a struct's first byte: what follows. */
const hasLeft = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;

/** Gives how many clocks the struct takes. */
function structLength(from: Decoder, placing: Placing, client: number, clock: number): number {
  const info = byte(from);
  const kind = info & 0x1f;
  if (kind === 0) return someLength(from);
  // A gap that the sender itself admits.
  if (kind === 10) throw new Refused("gap");
  const left = info & hasLeft ? idOf(from) : undefined;
  const right = info & hasRight ? idOf(from) : undefined;
  const parent = left || right ? undefined : number(from) === 1 ? rootName(from) : nameOf(idOf(from));
  const field = parent !== undefined && info & hasKey ? key(from) : undefined;
  const length = contentLength(from, kind);
  const own: Span = { client, clock, last: clock + length - 1 };
  if (parent === undefined) placing.beside(own, left, right);
  else placing.within(own, parent, field);
  return length;
}

function idOf(from: Decoder): Id {
  const client = number(from);
  return { client, clock: number(from) };
}

function rootName(from: Decoder): string {
  const name = text(from);
  if (!rootNames.has(name)) throw new Refused("bad-root");
  return name;
}

function skipUpdate(from: Decoder, placing: Placing, structsBefore: number): void {
  let left = maxStructs;
  for (let clients = count(from, maxClients); clients > 0; clients--) {
    const structs = count(from, left);
    left -= structs;
    const client = number(from);
    let clock = number(from);
    for (let rest = structs; rest > 0; rest--) {
      clock += structLength(from, placing, client, clock);
      if (clock > maxClock) throw new Refused("too-long");
    }
  }
  for (let clients = count(from, maxClients); clients > 0; clients--) {
    number(from); // client
    for (let rest = count(from); rest > 0; rest--) {
      number(from); // clock
      someLength(from);
    }
  }
  if (bytesLeft(from) > 0) throw new Refused("malformed");
  if (!placing.isQuick(structsBefore + maxStructs - left)) throw new Refused("too-many");
}

/** What has to be known of the document that an update goes into. */
export interface Ground {
  readonly isLatest: IsLatest;
  readonly structs: number;
}

/**
 * Goes over the bytes of a V1 update once, without building anything: whether Yjs can be trusted with
 * them, and whether they hold only what maps are made of. undefined: they may be applied.
 */
export function inspect(update: Uint8Array<ArrayBuffer>, ground: Ground): RoomRefusal | undefined {
  try {
    skipUpdate(decoding.createDecoder(update), createPlacing(ground.isLatest), ground.structs);
    return undefined;
  } catch (error) {
    return error instanceof Refused ? error.code : "malformed";
  }
}
