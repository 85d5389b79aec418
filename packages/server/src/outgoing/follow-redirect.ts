import type { OutgoingRequest } from "./outgoing-request.ts";
import { refused, type OutgoingRefused } from "./refusal.ts";
import { forAnotherOrigin, withoutBody } from "./request-headers.ts";

export interface Redirect {
  readonly status: number;
  readonly location: string;
}

const redirects = new Set([301, 302, 303, 307, 308]);
export const isRedirect = (status: number) => redirects.has(status);

/** The request that a redirect asks for. Its address is not checked yet. */
export function followRedirect(
  request: OutgoingRequest,
  from: URL,
  { status, location }: Redirect,
): OutgoingRequest | OutgoingRefused {
  if (!URL.canParse(location, from.href)) return refused("url", from.hostname);
  const to = new URL(location, from);
  if (from.protocol === "https:" && to.protocol === "http:") return refused("scheme", to.hostname);
  const isElsewhere = to.origin !== from.origin;
  const { body, ...bodiless } = request;
  if (status < 307) {
    const method = request.method === "HEAD" ? "HEAD" : "GET";
    const headers = withoutBody(isElsewhere ? forAnotherOrigin(request.headers) : request.headers);
    return { ...bodiless, url: to.href, method, headers };
  }
  if (!isElsewhere) return { ...request, url: to.href };
  // A body may hold a secret of the first host's, such as a client's at a token endpoint.
  if (body !== undefined) return refused("redirects", to.hostname);
  return { ...bodiless, url: to.href, headers: forAnotherOrigin(request.headers) };
}
