import { hash } from "node:crypto";
import type { StreamMessage } from "./stream-events.ts";

/** 80 bits of a hash of a message's id and its source: 48 and 32, which are exact as numbers. */
export interface MessageHash {
  readonly head: number;
  readonly tail: number;
}

/** undefined: the message has no id, and is never the same as another. */
export function messageHash({
  source,
  event,
}: Pick<StreamMessage, "source" | "event">): MessageHash | undefined {
  if (event.messageId === undefined) return undefined;
  const digest = hash("sha1", `${source}\n${event.messageId}`, "buffer");
  return { head: digest.readUIntBE(0, 6), tail: digest.readUInt32BE(6) };
}
