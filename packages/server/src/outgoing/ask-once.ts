import { isIP, type LookupFunction } from "node:net";
import type { Response } from "undici";
import type { CheckedUrl } from "./check-url.ts";
import { isRedirect, type Redirect } from "./follow-redirect.ts";
import type { OutgoingAnswer, OutgoingRequest } from "./outgoing-request.ts";
import type { OutgoingLimits } from "./outgoing-rules.ts";
import { reasonOfError } from "./reason-of-error.ts";
import { refused } from "./refusal.ts";

/**
 * One hop: the connection goes to an address that was checked, whatever the name resolves to by now.
 * Throws the signal's reason when it is aborted.
 */
export async function askOnce(
  { url, addresses }: CheckedUrl,
  request: OutgoingRequest,
  limits: OutgoingLimits,
  signal: AbortSignal,
): Promise<OutgoingAnswer | ({ readonly kind: "redirected" } & Redirect)> {
  // Loaded with the first request: most commands of the command line send none.
  const { Agent, fetch } = await import("undici");
  const agent = new Agent({
    connect: { lookup: onlyTo(addresses), timeout: limits.headersMs },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.totalMs,
    allowH2: false,
  });
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { "user-agent": "Itinera", ...request.headers },
      body: request.body ?? null,
      redirect: "manual",
      dispatcher: agent,
      signal,
    });
    const { status } = response;
    const location = response.headers.get("location");
    if (request.redirects !== "hand-back" && isRedirect(status) && location !== null)
      return { kind: "redirected", status, location };
    const body = await readUpTo(response, limits.bytes);
    return body
      ? { kind: "answered", status, headers: headersOf(response), body }
      : refused("too-large", url.hostname);
  } catch (error) {
    signal.throwIfAborted();
    const reason = reasonOfError(error);
    if (reason === undefined) throw error;
    return refused(reason, url.hostname);
  } finally {
    await agent.destroy();
  }
}

const onlyTo = (addresses: readonly string[]): LookupFunction => {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, done) => {
    const [first] = found;
    if (all) done(null, found);
    else done(null, first?.address ?? "", first?.family ?? 0);
  };
};

async function readUpTo(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const untrueOnceRead = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
]);

const headersOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => !untrueOnceRead.has(name)));
