import { isIP } from "node:net";
import { isPublicAddress } from "./address.ts";
import { bareName, isAllowedAddress } from "./allowed.ts";
import type { OutgoingRules } from "./outgoing-rules.ts";
import { refused, type OutgoingRefused } from "./refusal.ts";

/** A URL that may be asked, at these addresses and no others. */
export interface CheckedUrl {
  readonly kind: "fine";
  readonly url: URL;
  readonly addresses: readonly string[];
}

type Rules = Pick<OutgoingRules, "allowed" | "lookup">;

/**
 * Whether the server may send a request there: the one check, for the moment of saving a URL and for each hop
 * of each request. Resolves the name once; what it gives is valid only for the connection made next.
 */
export async function checkUrl(text: string, rules: Rules): Promise<CheckedUrl | OutgoingRefused> {
  if (!URL.canParse(text)) return refused("url", "");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return refused("scheme", url.hostname);
  if (url.username !== "" || url.password !== "") return refused("credentials", url.hostname);
  const addresses = await addressesOf(url, rules.lookup);
  if (addresses.length === 0) return refused("name", url.hostname);
  const isFine = (address: string) => isPublicAddress(address) || isAllowedAddress(rules.allowed, address);
  if (!rules.allowed.hosts.has(bareName(url.hostname)) && !addresses.every(isFine))
    return refused("address", url.hostname);
  return { kind: "fine", url, addresses };
}

async function addressesOf({ hostname }: URL, lookup: Rules["lookup"]): Promise<readonly string[]> {
  // The URL parser has made one dotted address of 0x7f.1, 2130706433 and the like.
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal)) return [literal];
  return lookup(hostname).catch(() => []);
}
