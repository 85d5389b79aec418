const secret =
  /^(?:.*(?:token|passw|secret|session|signature|credential).*|e-?mail|phone|pass|pwd|auth|code|state|otp|key|api[_-]?key|sig|sid|jwt)$/i;
/** A fragment that a router of the page reads, not a place within the page or an answer of a sign-in. */
const route = /^#!?\//;

/**
 * An address without a user's name and password, with the values of parameters blanked that are called like secrets.
 * The fragment stays when it is a route. Empty when it is no address of the web.
 */
export function cleanUrl(address: string, base?: string): string {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return "";
  }
  if (!/^(https?|file):$/.test(url.protocol)) return url.protocol;
  const [path, query] = route.test(url.hash) ? parts(url.hash) : ["", ""];
  return `${url.protocol}//${url.host}${url.pathname}${blanked(url.search)}${path}${blanked(query)}`.slice(
    0,
    addressLimit,
  );
}

function parts(hash: string): readonly [string, string] {
  const at = hash.indexOf("?");
  return at < 0 ? [hash, ""] : [hash.slice(0, at), hash.slice(at)];
}

/** Longer queries are cut: looking for parameters takes longer than their length. */
const queryLimit = 2_000;
const addressLimit = 4_000;

const blanked = (query: string): string =>
  query
    .slice(0, queryLimit)
    .replace(/([?&])([^=&]*)=[^&]*/g, (whole, sign: string, name: string) =>
      secret.test(decoded(name)) ? `${sign}${name}=` : whole,
    );

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
