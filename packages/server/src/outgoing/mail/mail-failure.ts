import { isCertificateCode } from "../certificate-code.ts";
import type { MailReason, MailRefused } from "./sent.ts";

interface SmtpError extends Error {
  readonly code?: string;
  /** Of the socket or resolver, before the library gave its own. */
  readonly originalCode?: string;
  readonly responseCode?: number;
}

const lost = new Set(["ESOCKET", "EDNS", "ECONNECTION", "EPROTOCOL"]);
const late = new Set(["EABORT", "ETIMEDOUT"]);

/** What the library throws for a server that will not or cannot; undefined: the mistake is ours. */
export function mailFailure(error: unknown): Pick<MailRefused, "reason" | "code"> | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", originalCode = "", responseCode = 0 } = error as SmtpError;
  const reason = ((): MailReason | undefined => {
    if (late.has(code) || originalCode === "ETIMEDOUT") return "time";
    if (code === "ETLS" || isCertificateCode(originalCode)) return "insecure";
    if (code === "EAUTH") return "sign-in";
    if (responseCode > 0) return "refused";
    return lost.has(code) ? "unreachable" : undefined;
  })();
  return reason && { reason, code: responseCode };
}
