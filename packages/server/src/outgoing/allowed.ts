import ipaddr from "ipaddr.js";
import { isIP } from "node:net";

/** Own networks and hosts that the operator lets the server talk to, although they are not public. */
export interface Allowed {
  readonly networks: readonly ReturnType<typeof ipaddr.parseCIDR>[];
  /** As a URL spells them: lower case, IDN in ASCII, no dot at the end. */
  readonly hosts: ReadonlySet<string>;
}

export const nothingAllowed: Allowed = { networks: [], hosts: new Set() };

export type AllowedRead =
  | { readonly kind: "read"; readonly allowed: Allowed }
  /** `entry` is neither a network, nor an address, nor a host name. */
  | { readonly kind: "refused"; readonly entry: string };

/** Reads the operator's list: `10.0.0.0/8`, `fd00::/8`, `10.1.2.3` or `idp.local`; no ports, no wildcards. */
export function readAllowed(entries: readonly string[]): AllowedRead {
  const networks: ReturnType<typeof ipaddr.parseCIDR>[] = [];
  const hosts = new Set<string>();
  for (const entry of entries.map((one) => one.trim())) {
    const network = networkOf(entry);
    const host = network ? undefined : hostOf(entry);
    if (network) networks.push(network);
    else if (host) hosts.add(host);
    else return { kind: "refused", entry };
  }
  return { kind: "read", allowed: { networks, hosts } };
}

function networkOf(entry: string) {
  if (isIP(entry)) return ipaddr.parseCIDR(`${entry}/${isIP(entry) === 4 ? 32 : 128}`);
  return isIP(entry.split("/")[0] ?? "") && ipaddr.isValidCIDR(entry) ? ipaddr.parseCIDR(entry) : undefined;
}

function hostOf(entry: string): string | undefined {
  if (!/^[\p{L}\p{N}._-]+$/u.test(entry) || !URL.canParse(`http://${entry}/`)) return undefined;
  const host = bareName(new URL(`http://${entry}/`).hostname);
  // "10.1" would be the address 10.0.0.1, which nobody means who writes that.
  return isIP(host) || host === "" ? undefined : host;
}

/** `idp.local.` and `idp.local` are one name. */
export const bareName = (host: string): string => host.replace(/\.$/, "");

export function isAllowedAddress({ networks }: Allowed, text: string): boolean {
  if (!isIP(text)) return false;
  const address = ipaddr.parse(text);
  return networks.some((network) => network[0].kind() === address.kind() && address.match(network));
}
