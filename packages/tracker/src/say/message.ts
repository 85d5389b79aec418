import type { JsonValue } from "@itinera/protocol";
import type { Touch } from "../who/visit.ts";
import type { PageContext, deviceContext } from "./context.ts";
import { plain, smallRoom, usualRoom, type Room } from "./plain.ts";

type JsonObject = Readonly<Record<string, JsonValue>>;
type Context = ReturnType<typeof deviceContext> &
  Touch & { readonly page: PageContext & { readonly title: string } };

/** What a message says besides who, when and where. Properties and traits are whatever the page gave. */
export interface Said {
  readonly type: "track" | "page" | "identify" | "group" | "alias";
  readonly event?: string | undefined;
  readonly name?: string | undefined;
  readonly groupId?: string | undefined;
  readonly previousId?: string | undefined;
  readonly properties?: unknown;
  readonly traits?: unknown;
}

/** A message in Segment's words. */
export interface Message extends Said {
  readonly messageId: string;
  /** ISO 8601, by the visitor's clock. */
  readonly timestamp: string;
  readonly anonymousId: string;
  readonly userId?: string | undefined;
  readonly context: Context;
}

/** The server's limit for one message. */
export const messageBytes = 32 * 1024;

const encoder = /* @__PURE__ */ new TextEncoder();
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** A copy of an object; undefined for everything else. */
export function recordOfAny(value: unknown, room: Room = usualRoom): JsonObject | undefined {
  const copy = plain(value, room);
  const isObject = typeof copy === "object" && copy !== null && !Array.isArray(copy);
  return isObject ? (copy as JsonObject) : undefined;
}

/** Copies what the page gave: it may change, and may hold anything. */
export function taken(said: Said, room: Room = usualRoom): Said {
  const { properties, traits } = said;
  return {
    ...said,
    ...(properties !== undefined && { properties: recordOfAny(properties, room) }),
    ...(traits !== undefined && { traits: recordOfAny(traits, room) }),
  };
}

/** A message as JSON of at most 32 KB; undefined when even its trimmed form is longer. */
export function written(message: Message): string | undefined {
  const whole = JSON.stringify(message);
  if (bytesOf(whole) <= messageBytes) return whole;
  const trimmed = JSON.stringify({ ...message, ...taken(message, smallRoom) });
  return bytesOf(trimmed) <= messageBytes ? trimmed : undefined;
}

const nameLength = 500;

/** A name or an id: a text, or a number as one. undefined: it is none, or longer than the server keeps. */
export function nameOf(given: unknown): string | undefined {
  const text = typeof given === "number" || typeof given === "bigint" ? `${given}` : given;
  return typeof text === "string" && text !== "" && text.length <= nameLength ? text : undefined;
}
