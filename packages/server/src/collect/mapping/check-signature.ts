import type { EpochMs, Place, Signature, SignedPart } from "@itinera/core";
import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";

/** A request as it came. */
export interface SignedRequest {
  readonly method: string;
  /** As the sender wrote it: `https://…`, with its query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How far clocks may be apart, and how old a request may be. */
const toleranceMs = 5 * 60_000;

const textOf = (request: SignedRequest): string => Buffer.from(request.body).toString("utf8");

const at = (request: SignedRequest, path: readonly string[]): unknown => {
  try {
    return path.reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      JSON.parse(textOf(request)),
    );
  } catch {
    return undefined;
  }
};

/** The texts at a place; some systems sign with an old and a new secret at once. */
function textsAt(place: Place, request: SignedRequest): readonly string[] {
  if ("field" in place) return new URLSearchParams(textOf(request)).getAll(place.field);
  if ("path" in place) {
    const value = at(request, place.path);
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
  }
  const header = Object.hasOwn(request.headers, place.header) ? (request.headers[place.header] ?? "") : "";
  const { key, prefix = "" } = place;
  const start = key === undefined ? prefix : `${key}=`;
  return (key === undefined ? [header] : header.split(",").map((part) => part.trim()))
    .filter((text) => text.startsWith(start))
    .map((text) => text.slice(start.length))
    .filter((text) => text !== "");
}

/** The signs that HubSpot decodes in an address before it signs it. */
const plainUrl = (url: string): string =>
  url.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (code) => decodeURIComponent(code));

const byName = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** undefined: a piece that must be there is not. */
function bytesOf(part: SignedPart, request: SignedRequest, secret: string): Uint8Array | undefined {
  switch (part) {
    case "body":
      return request.body;
    case "method":
      return Buffer.from(request.method.toUpperCase());
    case "url":
      return Buffer.from(request.url);
    case "plain-url":
      return Buffer.from(plainUrl(request.url));
    case "secret":
      return Buffer.from(secret);
    case "fields":
      return Buffer.from([...new URLSearchParams(textOf(request))].sort(byName).flat().join(""));
    default: {
      const text = "text" in part ? part.text : textsAt(part, request)[0];
      return text === undefined ? undefined : Buffer.from(text);
    }
  }
}

/** Takes the same time wherever the two differ, and for any length. */
const isSame = (one: Uint8Array, other: Uint8Array): boolean => {
  const digest = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
  return timingSafeEqual(digest(one), digest(other));
};

const isFresh = (
  { at: place, unit }: { readonly at: Place; readonly unit: "s" | "ms" },
  request: SignedRequest,
  now: EpochMs,
): boolean => {
  const text = textsAt(place, request)[0] ?? "";
  return /^\d+$/.test(text) && Math.abs(now - Number(text) * (unit === "s" ? 1000 : 1)) <= toleranceMs;
};

const isSigned = (key: string, signed: Uint8Array, signature: string): boolean => {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
    return (
      publicKey.asymmetricKeyType === "ec" &&
      verify("sha256", signed, publicKey, Buffer.from(signature, "base64"))
    );
  } catch {
    // A key or a signature that is none.
    return false;
  }
};

/** Whether a request was signed by whoever knows the secret, and lately. An empty secret signs nothing. */
export function checkSignature(
  signature: Signature,
  request: SignedRequest,
  secret: string,
  now: EpochMs,
): boolean {
  if (secret === "") return false;
  const given = textsAt(signature.at, request);
  if (signature.kind === "token") return given.some((text) => isSame(Buffer.from(text), Buffer.from(secret)));
  if (signature.time !== undefined && !isFresh(signature.time, request, now)) return false;
  const parts = signature.signed.map((part) => bytesOf(part, request, secret));
  const bytes = parts.filter((part) => part !== undefined);
  if (bytes.length < parts.length) return false;
  const signed = Buffer.concat(bytes);
  if (signature.kind === "ecdsa") return given.some((text) => isSigned(secret, signed, text));
  const hash = signature.kind === "hmac" ? createHmac(signature.hash, secret) : createHash(signature.hash);
  const right = hash.update(signed).digest(signature.encoding);
  const plain = (text: string): string => (signature.encoding === "hex" ? text.toLowerCase() : text);
  return given.some((text) => isSame(Buffer.from(plain(text)), Buffer.from(right)));
}
