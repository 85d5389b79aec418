import type { Translator } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";

/** What went wrong, in the words of the reader. A problem that the catalogue lacks shows the server's own words. */
export function problemText(t: Translator["t"], error: unknown): string {
  if (!(error instanceof ProblemError)) return t("errors:unexpected");
  const { code, message, params } = error.problem;
  return t(`errors:${code}`, { ...params, defaultValue: message });
}
