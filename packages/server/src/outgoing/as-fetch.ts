import { outgoingMethods, type OutgoingRequest } from "./outgoing-request.ts";
import type { OutgoingRules } from "./outgoing-rules.ts";
import { safeFetch } from "./safe-fetch.ts";

/** The part of `fetch` that libraries call. */
export type SafeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `safeFetch` for a library that takes a `fetch` of ours. Rejects as fetch does: with a TypeError when the
 * request is refused (the refusal is its `cause`), with the signal's reason when that is aborted.
 */
export const asFetch =
  (rules: OutgoingRules): SafeFetch =>
  async (input, init) => {
    if (!isPlain(input)) throw new TypeError("The URL cannot be read, or holds a name and password");
    // Puts headers, body and defaults into one form, and refuses what is no request.
    const asked = new Request(input, init);
    const method = outgoingMethods.find((one) => one === asked.method);
    if (!method) throw new TypeError(`Requests by ${asked.method} are not sent`);
    const answer = await safeFetch(
      {
        url: asked.url,
        method,
        headers: Object.fromEntries(asked.headers),
        body: await bodyOf(asked),
        redirects: asked.redirect === "follow" ? "follow" : "hand-back",
        signal: asked.signal,
      },
      rules,
    );
    if (answer.kind === "refused")
      throw new TypeError(`The request to ${answer.host} was refused: ${answer.reason}`, { cause: answer });
    const { status, headers, body } = answer;
    if (asked.redirect === "error" && status >= 300 && status < 400)
      throw new TypeError("The answer is a redirect");
    return new Response(body.byteLength > 0 ? body : null, { status, headers });
  };

const bodyOf = async (request: Request): Promise<OutgoingRequest["body"]> =>
  request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;

/** `Request` would write what it refuses into its message, passwords included. */
function isPlain(input: string | URL | Request): boolean {
  const text = input instanceof Request ? input.url : String(input);
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
