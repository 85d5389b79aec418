import { askEngine } from "./ask.ts";
import type { Credentials } from "./credentials.ts";

/** What `SELECT version()` of the pinned library says; its npm package is numbered otherwise. */
export const EMBEDDED_VERSION = "26.7.2.1";

export type VersionCheck =
  | { readonly kind: "fits"; readonly version: string }
  | { readonly kind: "older"; readonly version: string; readonly needed: string }
  | { readonly kind: "unreachable"; readonly message: string };

/** Whether a ClickHouse that somebody else runs is at least as new as the embedded one. */
export async function checkVersion(url: string, credentials: Credentials): Promise<VersionCheck> {
  try {
    const answer = await askEngine(url, credentials, "SELECT version()");
    if (!answer.ok) return { kind: "unreachable", message: answer.text };
    return isOlder(answer.text, EMBEDDED_VERSION)
      ? { kind: "older", version: answer.text, needed: EMBEDDED_VERSION }
      : { kind: "fits", version: answer.text };
  } catch (error) {
    return { kind: "unreachable", message: `${url} does not answer (${reasonOf(error)})` };
  }
}

/** Compares dotted numbers; a part that is not a number counts 0. */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10) || 0),
  ) as [number[], number[]];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** `fetch` says only "fetch failed"; what happened is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
