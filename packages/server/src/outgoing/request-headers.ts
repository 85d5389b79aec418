import { validateHeaderName, validateHeaderValue } from "node:http";

/** They frame the message or belong to the connection: not for callers. */
const ownHeaders = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** What another origin may see: anything else may be a key. */
const harmless = new Set(["accept", "accept-language", "content-type", "user-agent"]);

const ofBody = new Set(["content-encoding", "content-language", "content-location", "content-type"]);

export type RequestHeaders = Readonly<Record<string, string>>;

export function areSendable(headers: RequestHeaders): boolean {
  return Object.entries(headers).every(
    ([name, value]) => !ownHeaders.has(name.toLowerCase()) && isWellFormed(name, value),
  );
}

function isWellFormed(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

const only = (headers: RequestHeaders, keeps: (name: string) => boolean): RequestHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => keeps(name.toLowerCase())));

export const forAnotherOrigin = (headers: RequestHeaders) => only(headers, (name) => harmless.has(name));
export const withoutBody = (headers: RequestHeaders) => only(headers, (name) => !ofBody.has(name));
