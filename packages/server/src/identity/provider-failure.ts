/**
 * Why nobody came back from the provider:
 * - `denied`: they did not want to, or it did not let them; `unreachable`: it does not answer, or lies where no
 *   request may go;
 * - `untrusted`: it answered, but not so that it can be believed.
 */
export type ProviderReason = "denied" | "unreachable" | "untrusted";

/** The library's codes for an answer that did not come in time. */
const late = new Set(["OAUTH_TIMEOUT", "OAUTH_ABORT"]);

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  /** Of an answer by redirect: what the provider calls its error. */
  readonly error?: unknown;
  readonly cause?: unknown;
}

const failureOf = (error: unknown): Failure => (error instanceof Error ? error : {});

export function reasonOfFailure(error: unknown): ProviderReason {
  const { code, name, cause } = failureOf(error);
  if (code === "OAUTH_AUTHORIZATION_RESPONSE_ERROR") return "denied";
  const isRefusedHere = (cause as { readonly kind?: unknown } | undefined)?.kind === "refused";
  return isRefusedHere || late.has(String(code)) || name === "TimeoutError" ? "unreachable" : "untrusted";
}

/** For the log: the library's errors carry whole answers, with tokens, in their causes. */
export function detailOf(error: unknown): { readonly code?: string; readonly detail: string } {
  const { code, error: said, message = "" } = failureOf(error);
  const known = typeof said === "string" ? said : typeof code === "string" ? code : undefined;
  return { ...(known !== undefined && { code: known.slice(0, 100) }), detail: message.slice(0, 200) };
}
