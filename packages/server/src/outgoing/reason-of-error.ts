import { isCertificateCode } from "./certificate-code.ts";
import type { OutgoingReason } from "./refusal.ts";

const time = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/** What went wrong on the way, in the words of a refusal; undefined: not on the way, but here. */
export function reasonOfError(error: unknown): OutgoingReason | undefined {
  // fetch wraps whatever happens on the way in a TypeError; a bare one says that it was called wrongly.
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  const { code = "" } = error.cause as Error & { code?: string };
  if (time.has(code)) return "time";
  if (code === "UND_ERR_HEADERS_OVERFLOW") return "too-large";
  return isCertificateCode(code) ? "certificate" : "unreachable";
}
