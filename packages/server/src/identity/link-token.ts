import { timingSafeEqual } from "node:crypto";
import type { Keys } from "./keys.ts";

type Purpose = Parameters<Keys["signOf"]>[0];

/** What stands in a link: an id and a sign that only this installation can make. */
export const tokenOf = (keys: Keys, purpose: Purpose, id: string): string =>
  `${id}.${keys.signOf(purpose, id)}`;

/** The id of a token, if this installation made it. */
export function idOfToken(keys: Keys, purpose: Purpose, token: string): string | undefined {
  const [id = "", sign = "", ...rest] = token.split(".");
  if (id === "" || rest.length > 0) return undefined;
  const own = Buffer.from(keys.signOf(purpose, id));
  const shown = Buffer.from(sign);
  return own.length === shown.length && timingSafeEqual(own, shown) ? id : undefined;
}
