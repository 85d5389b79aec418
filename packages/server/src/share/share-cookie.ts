import type { Share } from "@itinera/store";
import type { Keys } from "../identity/keys.ts";

const dayS = 86_400;
/** More than anybody is asked to work in. */
const mostShares = 20;

const namePrefix = ({ cookiePrefix }: Keys) => `${cookiePrefix}.share-`;

/** By which a browser works in a map that it was let into by a link. */
export function shareCookie({
  keys,
  share,
  pass,
  isSecure,
}: {
  readonly keys: Keys;
  readonly share: Share;
  readonly pass: string;
  readonly isSecure: boolean;
}): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${30 * dayS}${isSecure ? "; Secure" : ""}`;
  return `${namePrefix(keys)}${share.id}=${pass}; ${attributes}`;
}

/** The passes that a browser shows. */
export const passesOf = (keys: Keys, cookies: string | undefined): readonly string[] =>
  (cookies ?? "")
    .split("; ")
    .filter((one) => one.startsWith(namePrefix(keys)))
    .slice(0, mostShares)
    .map((one) => one.slice(one.indexOf("=") + 1));
