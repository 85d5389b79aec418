import { passwordLength } from "@itinera/protocol";
import type { IdentityTables } from "@itinera/store";

import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { twoFactor } from "better-auth/plugins";
import { z } from "zod";
import type { Keys } from "./keys.ts";
import type { Passwords } from "./passwords.ts";

export interface LibraryOptions {
  readonly tables: IdentityTables;
  readonly keys: Keys;
  readonly newId: () => string;
  readonly passwords: Passwords;
  /** Cookies travel by TLS alone. */
  readonly isSecure: boolean;
}

const dayS = 86_400;

const whom = { method: "POST", body: z.object({ account: z.string() }) } as const;

/** Signs somebody in of whom the caller knows that they may. */
const enter = {
  id: "enter",
  endpoints: {
    /** By a link, which stands for everything that they would be asked for. */
    enter: createAuthEndpoint.serverOnly(whom, (ctx) => signIn(ctx, ctx.body.account)),
    /**
     * By a provider's word, which stands for the password alone. The library asks for the second step behind the
     * sign-ins of these paths; nobody has such names here, and no request comes by a path of the library's.
     */
    enterByProvider: createAuthEndpoint(
      "/sign-in/username",
      { ...whom, metadata: { SERVER_ONLY: true } },
      (ctx) => signIn(ctx, ctx.body.account),
    ),
  },
};

async function signIn(ctx: Parameters<typeof setSessionCookie>[0], account: string) {
  const { internalAdapter } = ctx.context;
  const user = await internalAdapter.findUserById(account);
  if (!user) throw ctx.error("NOT_FOUND");
  const session = await internalAdapter.createSession(user.id);
  await setSessionCookie(ctx, { session, user });
  return ctx.json({ session: session.id });
}

/** better-auth on the tables of the store: accounts, sessions, passwords, second steps. Only `identity.ts` uses it. */
export function openLibrary({ tables, keys, newId, passwords, isSecure }: LibraryOptions) {
  return betterAuth({
    appName: "Itinera",
    // Cookies are made for the host that was asked; the requests that come here were looked at by our own guards.
    baseURL: "http://localhost",
    secret: keys.sessions,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: tables.db as never, type: tables.type, transaction: false },
    user: {
      modelName: "account",
      additionalFields: { suspended: { type: "number", required: false, input: false } },
    },
    account: { modelName: "credential", fields: { userId: "account" } },
    session: {
      fields: { userId: "account" },
      additionalFields: { workspace: { type: "string", required: false, input: false } },
      expiresIn: 30 * dayS,
      updateAge: dayS,
      // Within this time, changing what one signs in by asks for nothing else.
      freshAge: dayS,
    },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      password: passwords,
    },
    // Tries are counted in the store, by account and by address.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: keys.cookiePrefix,
      useSecureCookies: isSecure,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: { generateId: newId },
    },
    plugins: [
      twoFactor({
        issuer: "Itinera",
        allowPasswordless: true,
        schema: { twoFactor: { modelName: "two_factor", fields: { userId: "account" } } },
      }),
      enter,
    ],
  });
}

/** Set by us, from the socket: what a browser says of its own address is not believed. */
export const clientAddressHeader = "x-itinera-client-address";

export type Library = ReturnType<typeof openLibrary>;
