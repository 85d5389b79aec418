import type { JsonValue } from "@itinera/protocol";
import { tried } from "../guarded.ts";

/** How much of a value is kept; the server takes 500 properties with those of the context. Characters are UTF-16 units of names and texts together. */
export interface Room {
  readonly values: number;
  readonly characters: number;
}

export const usualRoom: Room = { values: 400, characters: 16_000 };
export const smallRoom: Room = { values: 100, characters: 2_000 };

const depthLimit = 8;
const textLimit = 4_000;
const nameLimit = 150;

type Plain = JsonValue | undefined;

/**
 * A copy of anything as JSON, trimmed to the room there is. Functions, symbols, nodes of the page and what refers to
 * itself are left out, like whatever throws when it is looked at.
 */
export function plain(value: unknown, room: Room = usualRoom): Plain {
  let { values, characters } = room;

  function text(whole: string): string {
    const kept = whole.slice(0, Math.min(textLimit, characters));
    characters -= kept.length;
    return kept;
  }

  function list(items: readonly unknown[], above: readonly unknown[]): JsonValue {
    const kept: JsonValue[] = [];
    const length = Math.min(items.length, room.values);
    for (let at = 0; at < length && values > 0; at++) {
      kept.push(tried(() => copy(items[at], above)) ?? null);
    }
    return kept;
  }

  function record(whole: object, above: readonly unknown[]): JsonValue {
    // Without a prototype: a key may be called __proto__.
    const kept = Object.create(null) as Record<string, JsonValue>;
    for (const key of Object.keys(whole)) {
      if (values <= 0 || characters < key.length) break;
      if (key.length > nameLimit) continue;
      const item = tried(() => copy((whole as Readonly<Record<string, unknown>>)[key], above));
      if (item === undefined) continue;
      characters -= key.length;
      kept[key] = item;
    }
    return kept;
  }

  function copy(one: unknown, above: readonly unknown[]): Plain {
    values--;
    if (one === null || typeof one === "boolean") return one;
    if (typeof one === "string") return text(one);
    if (typeof one === "number") return Number.isFinite(one) ? one : undefined;
    if (typeof one === "bigint") return text(`${one}`);
    if (typeof one !== "object" || above.length >= depthLimit || above.includes(one)) return undefined;
    if (one instanceof Date) return one.toISOString();
    if (one instanceof Error) return text(one.message);
    if (isAddress(one)) return text(one.href);
    if (isOpaque(one)) return undefined;
    return Array.isArray(one) ? list(one, [...above, one]) : record(one, [...above, one]);
  }

  return tried(() => copy(value, []));
}

const isAddress = (one: object): one is URL => typeof URL === "function" && one instanceof URL;

const isOpaque = (one: object): boolean =>
  ArrayBuffer.isView(one) ||
  [
    typeof Node === "function" && Node,
    typeof EventTarget === "function" && EventTarget,
    typeof Event === "function" && Event,
    Map,
    Set,
    Promise,
  ].some((kind) => kind && one instanceof kind);
