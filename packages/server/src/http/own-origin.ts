import type { IncomingMessage } from "node:http";
import { hostName } from "./host-guard.ts";

/** The origin that a browser has asked, as it says; its host was looked at by the guard, its port was not. */
export const originAsked = (request: IncomingMessage, publicUrl: string | undefined): string =>
  publicUrl ?? `http://${request.headers.host ?? "localhost"}`;

/**
 * The origin of links in letters. Whoever asks for a letter chooses the port in `Host`, and may listen at another
 * one of the same computer: without the public address, the port is that on which the request came.
 */
export function originForLetters(request: IncomingMessage, publicUrl: string | undefined): string {
  const { localPort } = request.socket;
  if (publicUrl !== undefined || localPort === undefined) return originAsked(request, publicUrl);
  return new URL(`http://${hostName(request.headers.host ?? "localhost")}:${localPort}`).origin;
}
