import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { EpochMs } from "@itinera/core";
import { ownPath } from "../http/own-path.ts";
import type { Keys } from "./keys.ts";
import type { Secrets } from "./provider.ts";
import { seal, unseal } from "./seal.ts";

/** How long somebody may take to sign in at their provider. */
export const begunForMs = 10 * 60_000;

/** A sign-in that has begun and whose answer is still to come. */
export interface BegunSignIn extends Secrets {
  /** Where it leads. */
  readonly back: string;
  readonly until: EpochMs;
}

const begunSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number().transform((until) => until as EpochMs),
});

const random = () => randomBytes(32).toString("base64url");

export const beginSignIn = (back: string | null, now: EpochMs): BegunSignIn => ({
  state: random(),
  nonce: random(),
  verifier: random(),
  back: ownPath(back),
  until: (now + begunForMs) as EpochMs,
});

/** Of two answers to one sign-in, only the first one counts. */
export const onceKey = ({ state }: BegunSignIn) =>
  `oidc once ${createHash("sha256").update(state).digest("base64url")}`;

interface CookieOptions {
  readonly keys: Keys;
  readonly isSecure: boolean;
}

const nameOf = ({ cookiePrefix }: Keys) => `${cookiePrefix}.begun`;

/** It comes back with the browser that the provider sends here, and with nobody else. */
const cookie = ({ keys, isSecure }: CookieOptions, value: string, maxAgeS: number): string =>
  `${nameOf(keys)}=${value}; Path=/v1/oidc; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${isSecure ? "; Secure" : ""}`;

export const begunCookie = (options: CookieOptions, begun: BegunSignIn): string =>
  cookie(options, seal(options.keys.begun, JSON.stringify(begun)), begunForMs / 1_000);

export const endedCookie = (options: CookieOptions): string => cookie(options, "", 0);

/** What this browser has begun, if that is not too long ago. */
export function begunIn(cookies: string | undefined, keys: Keys, now: EpochMs): BegunSignIn | undefined {
  const start = `${nameOf(keys)}=`;
  const sealed = (cookies ?? "").split("; ").find((one) => one.startsWith(start));
  const text = sealed && unseal(keys.begun, sealed.slice(start.length));
  if (text === undefined) return undefined;
  const begun = begunSchema.parse(JSON.parse(text));
  // Where the clock was set back, it does not last for longer than it would have.
  return begun.until > now && begun.until <= now + begunForMs ? begun : undefined;
}
