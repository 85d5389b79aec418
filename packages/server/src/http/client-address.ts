import proxyAddress from "@fastify/proxy-addr";
import type { IncomingMessage } from "node:http";

/**
 * The address of whoever asks. `trusted`: proxies whose word is believed, as addresses, networks or names such as
 * `loopback`; with none of them, what a request says of where it comes from counts for nothing.
 */
export function clientAddress(trusted: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddress.compile([...trusted]);
  return (request) => proxyAddress(request, trust);
}
