import { fromBase64 } from "lib0/buffer";
import { decodeUtf8 } from "lib0/string";
import type { JsonValue } from "./dialect.ts";

/** undefined: it is no JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The text in base64 or base64url, with or without its padding; undefined: it is none. */
export function textOfBase64(text: string): string | undefined {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/");
  // Anchored: looking for the padding from each place anew would take a minute for a megabyte of "=".
  const digits = /^[A-Za-z0-9+/]*(?=={0,2}$)/.exec(standard)?.[0];
  if (digits === undefined) return undefined;
  try {
    return decodeUtf8(fromBase64(digits + "=".repeat((4 - (digits.length % 4)) % 4)));
  } catch {
    return undefined;
  }
}
