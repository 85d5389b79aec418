const own = new URL("http://own.invalid");

/** Longer ones lead nowhere here, and would not fit into a cookie. */
const longest = 1_500;

/** A path of this server's pages, out of whatever stands in a link; "/" for everything else. */
export function ownPath(text: string | null): string {
  if (text === null || text.length > longest || !text.startsWith("/") || !URL.canParse(text, own.href))
    return "/";
  const { origin, pathname, search, hash } = new URL(text, own);
  const path = pathname + search + hash;
  // What the parser has made of `/.//host` is another host to whoever reads it next.
  return origin === own.origin && path.length <= longest && !/^\/[/\\]/.test(path) ? path : "/";
}
