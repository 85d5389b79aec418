/** Of any site: only what is behind it matters. */
const base = "http://here.invalid";

/** A path of this application, with what follows it; undefined for everything that leads elsewhere. */
export function ownPath(text: unknown): string | undefined {
  if (typeof text !== "string" || !text.startsWith("/") || !URL.canParse(text, base)) return undefined;
  const { origin, pathname, search, hash } = new URL(text, base);
  // "/.//elsewhere" becomes "//elsewhere" as it is read.
  return origin === base && !pathname.startsWith("//") ? pathname + search + hash : undefined;
}
