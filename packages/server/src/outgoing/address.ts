import ipaddr from "ipaddr.js";
import { isIP } from "node:net";

const globalV6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** Where a network without IPv4 shows the IPv4 internet; the last four bytes are the address meant. */
const nat64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Whether an IPv4 or IPv6 address belongs to the public internet: global unicast, in no special range.
 * An IPv4 address in IPv6 clothes (mapped, 6to4, Teredo) does not; NAT64 does when the address in it does.
 * What is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!isIP(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast";
  if (address.match(nat64)) return isPublicAddress(address.toByteArray().slice(12).join("."));
  // The library calls "unicast" whatever it has no name for, ::7f00:1 among it.
  return address.match(globalV6) && address.range() === "unicast";
}
