import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import type { ProviderSettings } from "./provider-settings.ts";
import { cookieJar } from "./window.test-kit.ts";

interface PersonThere {
  email: string;
  isVerified: boolean;
  name?: string;
}

export interface HonestProvider {
  readonly settings: ProviderSettings;
  /** By the name with which they sign in there, which is their subject. */
  readonly people: Map<string, PersonThere>;
  /** Signs somebody in on the provider's pages; the URL to which the browser is sent back. */
  signIn(url: string, login: string): Promise<string>;
  /** Goes back instead of signing in. */
  abort(url: string): Promise<string>;
  close(): Promise<void>;
}

export const callbackUrl = "http://localhost/v1/oidc/callback";

/**
 * The provider of the package `oidc-provider` on loopback, with its own pages for signing in. `redirect`: where it sends
 * people back to.
 */
export async function startHonestProvider(redirect = callbackUrl): Promise<HonestProvider> {
  const people = new Map<string, PersonThere>();
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["itinera", "a secret of two: 100 % ours"];
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirect] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context: unknown, sub: string) => {
      const there = people.get(sub);
      return (
        there && {
          accountId: sub,
          claims: () => ({ sub, email: there.email, email_verified: there.isVerified, name: there.name }),
        }
      );
    },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["some key of a test"] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });
  server.on("request", provider.callback());

  /** A browser of its own each time, up to the page at which the provider asks something, or to our callback. */
  function visitor() {
    const jar = cookieJar();
    return async function go(url: string, form?: Readonly<Record<string, string>>): Promise<string> {
      const answer = await fetch(url, {
        redirect: "manual",
        headers: { cookie: jar.header() },
        ...(form && { method: "POST", body: new URLSearchParams(form) }),
      });
      jar.take(answer.headers.getSetCookie());
      const location = answer.headers.get("location");
      if (location === null) {
        if (!answer.ok) throw new Error(await answer.text());
        return url;
      }
      const next = new URL(location, url).href;
      return next.startsWith(issuer) ? go(next) : next;
    };
  }

  return {
    people,
    settings: { issuer, clientId, clientSecret, name: "Our directory", domains: [], role: "viewer" },
    async signIn(url, login) {
      const go = visitor();
      const consent = await go(await go(url), { prompt: "login", login, password: "any" });
      return go(consent, { prompt: "consent" });
    },
    async abort(url) {
      const go = visitor();
      return go(`${await go(url)}/abort`);
    },
    async close() {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
