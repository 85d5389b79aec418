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

/** Signs somebody in of whom the caller knows that they may: by a link, or by another provider's word. */
const enter = {
  id: "enter",
  endpoints: {
    enter: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ account: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.account);
        if (!user) throw ctx.error("NOT_FOUND");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ session: session.id });
      },
    ),
  },
};

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
