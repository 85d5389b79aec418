import { decodeServerFrame, encodeServerFrame, type Present } from "@itinera/protocol";
import type { Seq } from "@itinera/store";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { NodeId, NodeMessage } from "./fan-out.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const kinds = ["committed", "presence", "roster", "who", "cleared"] as const;

/** People are written as they are for a browser. */
const writePeople = (to: encoding.Encoder, present: readonly Present[], gone: readonly string[]): void => {
  encoding.writeVarUint8Array(to, encodeServerFrame({ kind: "presence", present, gone }));
};

function readPeople(from: decoding.Decoder<ArrayBuffer>) {
  const frame = decodeServerFrame(decoding.readVarUint8Array(from));
  if (frame?.kind !== "presence") throw new Error("not a frame of presence");
  return { present: frame.present, gone: frame.gone };
}

export const encodeNodeMessage = (from: NodeId, message: NodeMessage): Bytes =>
  encoding.encode((to) => {
    encoding.writeVarString(to, from);
    encoding.writeVarUint(to, kinds.indexOf(message.kind));
    switch (message.kind) {
      case "committed":
        encoding.writeVarUint(to, message.epoch);
        encoding.writeVarUint(to, message.first);
        encoding.writeVarUint(to, message.updates.length);
        for (const update of message.updates) encoding.writeVarUint8Array(to, update);
        encoding.writeVarUint(to, message.clients.length);
        for (const { client, author } of message.clients) {
          encoding.writeVarUint(to, client);
          encoding.writeVarString(to, author);
        }
        return;
      case "presence":
        writePeople(to, message.present, message.gone);
        return;
      case "roster":
        writePeople(to, message.present, []);
        return;
      case "who":
      case "cleared":
    }
  });

/** undefined: another program, or another version of this one, speaks on the same channel. */
export function decodeNodeMessage(bytes: Bytes): readonly [NodeId, NodeMessage] | undefined {
  try {
    const from = decoding.createDecoder(bytes);
    return [decoding.readVarString(from), read(from)];
  } catch {
    return undefined;
  }
}

function readList<T>(from: decoding.Decoder<ArrayBuffer>, readOne: () => T): T[] {
  const list: T[] = [];
  for (let left = decoding.readVarUint(from); left > 0; left--) list.push(readOne());
  return list;
}

function read(from: decoding.Decoder<ArrayBuffer>): NodeMessage {
  const kind = kinds[decoding.readVarUint(from)];
  switch (kind) {
    case "committed": {
      const epoch = decoding.readVarUint(from);
      const first = decoding.readVarUint(from) as Seq;
      const updates = readList(from, () => decoding.readVarUint8Array(from));
      const clients = readList(from, () => ({
        client: decoding.readVarUint(from),
        author: decoding.readVarString(from),
      }));
      return { kind, epoch, first, updates, clients };
    }
    case "presence":
      return { kind, ...readPeople(from) };
    case "roster":
      return { kind, present: readPeople(from).present };
    case "who":
    case "cleared":
      return { kind };
    default:
      throw new Error("not a message of ours");
  }
}
