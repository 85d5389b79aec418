import type { Translator } from "@itinera/core";

/** Those with which the server sends somebody to this page; all else that the address may say is not for the reader. */
const known = /^(?:oidc\.[a-z-]+|sign-in\.suspended)$/;

/** What went wrong on the way to a provider or back, in the reader's words. */
export function problemOfProvider(t: Translator["t"], code: string): string {
  const general = t("account:signIn.problem");
  return known.test(code) ? t(`errors:${code}`, { defaultValue: general }) : general;
}
