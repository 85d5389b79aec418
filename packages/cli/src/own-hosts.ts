import { hostname, networkInterfaces } from "node:os";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/** Whether nobody but this computer reaches an address. */
export const isLoopback = (host: string): boolean => loopback.has(host);

/** The names by which a server that listens at `host` may be called: others would be a rebinding attack. */
export function ownHosts(host: string, publicUrl: string | undefined): readonly string[] {
  const names = publicUrl === undefined ? loopbackNames : [...loopbackNames, new URL(publicUrl).hostname];
  if (isLoopback(host)) return names;
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .map(({ address, family }) => (family === "IPv6" ? `[${address.split("%")[0] ?? ""}]` : address));
  return [...names, host, hostname().toLowerCase(), ...addresses];
}
