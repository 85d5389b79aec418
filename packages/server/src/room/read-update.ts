import type { Written } from "@itinera/collab";
import type { RoomRefusal } from "@itinera/protocol";
import * as decoding from "lib0/decoding";
import type { Id } from "./placing.ts";

/** Clients in one update: a merge of everybody's work at a workshop, and far below what makes Yjs slow. */
const maxClients = 1_000;
/** Yjs takes about 10 µs for one: a tenth of a second. The largest paste is half of it. */
const maxStructs = 10_000;
/** Yjs takes about 1 µs for one that it knows. All that was ever deleted is in what a client sends after a gap. */
const maxDeletes = 50_000;
/** Of values: what maps hold is flatter by far, and Yjs reads and writes them by recursion. */
const maxDepth = 32;
/** Of marks in a text, as JSON: a link is the longest of them. */
const maxFormatBytes = 10_000;
/** Of one stretch of text: what a person pastes at most into a card. */
const maxWords = 100_000;
/** Far beyond what people make; lengths that add up to more than 2⁵³ could be written, but not read. */
const maxClock = 2 ** 40;

/** What a map is made of: Y.Map, elements, fragments and texts of XML. Yjs throws at numbers it does not know. */
const knownTypes: ReadonlySet<number> = new Set([1, 3, 4, 6]);

/** Why an update is not taken in. */
export class Refused extends Error {
  readonly code: RoomRefusal;
  constructor(code: RoomRefusal) {
    super(code);
    this.code = code;
  }
}

/** Something written, as it stands in an update. */
export interface Struct extends Id {
  readonly length: number;
  /** undefined: it is gone, and nothing is known of it but its length. */
  readonly written: Written | undefined;
  readonly left: Id | undefined;
  readonly right: Id | undefined;
  /** Name of a root, or the type it stands in; only of the first of a row or a field. */
  readonly parent: string | Id | undefined;
  readonly key: string | undefined;
}

export interface Range extends Id {
  readonly length: number;
}

export interface UpdateRead {
  /** By client, in the order of their clocks and without holes. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>;
  readonly count: number;
  readonly deletes: readonly Range[];
}

type Decoder = decoding.Decoder<ArrayBuffer>;
const number = (from: Decoder) => decoding.readVarUint(from);
const bytesLeft = (from: Decoder) => from.arr.length - from.pos;
// As Yjs reads it: a byte order mark is a part of the text, and bytes that are no text are an error.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

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

function text(from: Decoder): string {
  const length = number(from);
  if (length > bytesLeft(from)) throw new Refused("malformed");
  return utf8.decode(decoding.readUint8Array(from, length));
}

/** Things of no length can be written into a document, but not read back from its state. */
function someLength(from: Decoder): number {
  const length = number(from);
  if (length === 0) throw new Refused("malformed");
  return length;
}

function keyOf(from: Decoder): string {
  const name = text(from);
  if (name === "__proto__") throw new Refused("bad-key");
  return name;
}

/** A mark: its name, and its value as JSON. Yjs reads that by recursion, and so writes it. */
function skipMark(from: Decoder): void {
  keyOf(from);
  const value = text(from);
  if (value.length > maxFormatBytes) throw new Refused("too-long");
  let depth = 0;
  for (const sign of value) {
    if (sign === "[" || sign === "{") depth++;
    else if (sign === "]" || sign === "}") depth--;
    if (depth > maxDepth) throw new Refused("too-deep");
  }
  JSON.parse(value);
}

/** Grows with what is there: a list within a list within a list may each declare a million. */
function values(from: Decoder, depth: number): unknown[] {
  const found: unknown[] = [];
  for (let rest = count(from); rest > 0; rest--) found.push(value(from, depth));
  return found;
}

/** A JSON value in lib0's form. */
function value(from: Decoder, depth: number): unknown {
  if (depth > maxDepth) throw new Refused("too-deep");
  switch (byte(from)) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 121:
      return false;
    case 120:
      return true;
    case 125:
      return decoding.readVarInt(from);
    case 124:
      return decoding.readFloat32(from);
    case 123:
      return decoding.readFloat64(from);
    case 119:
      return text(from);
    case 118: {
      const found: Record<string, unknown> = {};
      for (let rest = count(from); rest > 0; rest--) {
        const name = keyOf(from);
        found[name] = value(from, depth + 1);
      }
      return found;
    }
    case 117:
      return values(from, depth + 1);
    default: // big integers and bytes are in no map
      throw new Refused("bad-content");
  }
}

function written(from: Decoder, kind: number): readonly [Written, length: number] {
  switch (kind) {
    case 1:
      return [{ kind: "deleted" }, someLength(from)];
    case 4: {
      const { length } = text(from);
      if (length === 0) throw new Refused("malformed");
      if (length > maxWords) throw new Refused("too-long");
      return [{ kind: "words", length }, length];
    }
    case 6:
      skipMark(from);
      return [{ kind: "mark" }, 1];
    case 7: {
      const type = number(from);
      if (!knownTypes.has(type)) throw new Refused("bad-content");
      // An element says its name.
      if (type === 3) text(from);
      return [{ kind: "type", type }, 1];
    }
    case 8: {
      const found = values(from, 0);
      if (found.length === 0) throw new Refused("malformed");
      return [{ kind: "values", values: found }, found.length];
    }
    default: // old JSON, bytes, embeds, documents
      throw new Refused("bad-content");
  }
}

function idOf(from: Decoder): Id {
  const client = number(from);
  return { client, clock: number(from) };
}

/** Bits of a struct's first byte: what follows. */
const hasLeft = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;

function structOf(from: Decoder, client: number, clock: number): Struct {
  const info = byte(from);
  const kind = info & 0x1f;
  // A gap that the sender itself admits.
  if (kind === 10) throw new Refused("gap");
  const nothing = {
    written: undefined,
    left: undefined,
    right: undefined,
    parent: undefined,
    key: undefined,
  };
  if (kind === 0) return { client, clock, length: someLength(from), ...nothing };
  const left = info & hasLeft ? idOf(from) : undefined;
  const right = info & hasRight ? idOf(from) : undefined;
  const parent = left || right ? undefined : number(from) === 1 ? text(from) : idOf(from);
  const key = parent !== undefined && info & hasKey ? keyOf(from) : undefined;
  const [what, length] = written(from, kind);
  return { client, clock, length, written: what, left, right, parent, key };
}

function rangesOf(from: Decoder): Range[] {
  const ranges: Range[] = [];
  for (let clients = count(from, maxClients); clients > 0; clients--) {
    const client = number(from);
    for (let rest = count(from, maxDeletes - ranges.length); rest > 0; rest--)
      ranges.push({ client, clock: number(from), length: someLength(from) });
  }
  return ranges;
}

/**
 * Reads the bytes of a V1 update once, within limits that keep Yjs quick and its documents readable.
 * Throws `Refused`, and whatever lib0 and JSON throw when bytes are not what they should be.
 */
export function readUpdate(update: Uint8Array<ArrayBuffer>): UpdateRead {
  const from = decoding.createDecoder(update);
  const structs = new Map<number, Struct[]>();
  let all = 0;
  for (let clients = count(from, maxClients); clients > 0; clients--) {
    const own: Struct[] = [];
    const declared = count(from, maxStructs - all);
    all += declared;
    const client = number(from);
    let clock = number(from);
    for (let rest = declared; rest > 0; rest--) {
      const struct = structOf(from, client, clock);
      clock += struct.length;
      if (clock > maxClock) throw new Refused("too-long");
      own.push(struct);
    }
    // Of two rows of one client Yjs would take the second alone.
    if (structs.has(client)) throw new Refused("malformed");
    if (own.length > 0) structs.set(client, own);
  }
  const deletes = rangesOf(from);
  if (bytesLeft(from) > 0) throw new Refused("malformed");
  return { structs, count: all, deletes };
}
