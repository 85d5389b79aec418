import { lookup } from "node:dns/promises";
import { nothingAllowed, type Allowed } from "./allowed.ts";

/** Addresses of a host name; rejects where it has none. */
export type Lookup = (name: string) => Promise<readonly string[]>;

export interface OutgoingLimits {
  /** For everything: names, all hops, the body. */
  readonly totalMs: number;
  /** From one hop's request to the end of its answer's headers. */
  readonly headersMs: number;
  /** Of the body, after decompression. */
  readonly bytes: number;
  readonly redirects: number;
}

/** By what the server's outgoing requests are checked. */
export interface OutgoingRules {
  readonly allowed: Allowed;
  readonly lookup: Lookup;
  readonly limits: OutgoingLimits;
}

export const systemLookup: Lookup = async (name) =>
  (await lookup(name, { all: true, order: "verbatim" })).map(({ address }) => address);

export const defaultRules: OutgoingRules = {
  allowed: nothingAllowed,
  lookup: systemLookup,
  limits: { totalMs: 30_000, headersMs: 10_000, bytes: 4 * 1024 * 1024, redirects: 5 },
};
