import { askOnce } from "./ask-once.ts";
import { before } from "./before.ts";
import { checkUrl } from "./check-url.ts";
import { followRedirect } from "./follow-redirect.ts";
import type { OutgoingAnswer, OutgoingRequest } from "./outgoing-request.ts";
import type { OutgoingRules } from "./outgoing-rules.ts";
import { refused } from "./refusal.ts";
import { areSendable } from "./request-headers.ts";

/**
 * The one way out: every HTTP request of the server to a host that somebody named goes through here. Checks
 * each hop's address and connects to exactly the address that was checked. Throws only when the request's own
 * signal is aborted.
 */
export async function safeFetch(request: OutgoingRequest, rules: OutgoingRules): Promise<OutgoingAnswer> {
  const deadline = AbortSignal.timeout(rules.limits.totalMs);
  const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
  let next = request;
  for (let hops = 0; ; hops++) {
    const host = hostOf(next.url);
    if (!areSendable(next.headers)) return refused("header", host);
    try {
      const checked = await before(signal, checkUrl(next.url, rules));
      if (checked.kind === "refused") return checked;
      const answer = await askOnce(checked, next, rules.limits, signal);
      if (answer.kind !== "redirected") return answer;
      if (hops === rules.limits.redirects) return refused("redirects", host);
      const followed = followRedirect(next, checked.url, answer);
      if ("kind" in followed) return followed;
      next = followed;
    } catch (error) {
      request.signal?.throwIfAborted();
      if (!deadline.aborted) throw error;
      return refused("time", host);
    }
  }
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : "");
