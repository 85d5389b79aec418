import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { callbackUrl } from "./honest-provider.test-kit.ts";
import type { ProviderSettings } from "./provider-settings.ts";

type Json = Record<string, unknown>;

/** What a provider says otherwise than an honest one would. */
export interface Lies {
  readonly metadata?: Json;
  /** `undefined` takes a claim away. */
  readonly claims?: Json;
  readonly header?: Json;
  /** Signs with a key that it does not show, or not at all. */
  readonly signature?: "another-key" | "none" | "hmac";
  /** In the place of an answer to one path; a promise that does not end is a provider that hangs. */
  readonly answer?: (path: string, response: ServerResponse) => Promise<boolean> | boolean;
}

export interface LyingProvider {
  readonly settings: ProviderSettings;
  /** The truth while there are none. */
  lies: Lies;
  /** Paths that it was asked for. */
  readonly asked: string[];
  rotateKeys(): void;
  /** What the browser is sent back with after `url`, without any page in between. */
  comeBack(url: string, more?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const newKey = (kid: string) => ({ kid, ...generateKeyPairSync("ec", { namedCurve: "P-256" }) });

/** The least that a provider has to do, by hand: every part of it can be a lie. On loopback, over plain HTTP. */
export async function startLyingProvider(host = "127.0.0.1"): Promise<LyingProvider> {
  let key = newKey("first");
  let rotations = 0;
  const codes = new Map<string, { readonly nonce: string; readonly challenge: string }>();
  const asked: string[] = [];

  const truth = (nonce: string): Json => {
    const now = Math.floor(Date.now() / 1_000);
    return {
      iss: issuer,
      sub: "marta",
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce,
      email: "marta@example.org",
      email_verified: true,
      name: "Marta",
    };
  };

  function idToken(nonce: string): string {
    const { claims, header, signature } = provider.lies;
    const alg = signature === "none" ? "none" : signature === "hmac" ? "HS256" : "ES256";
    const head = base64({ alg, typ: "JWT", kid: key.kid, ...header });
    const body = base64({ ...truth(nonce), ...claims });
    return `${head}.${body}.${signatureOf(`${head}.${body}`, signature).toString("base64url")}`;
  }

  function signatureOf(signed: string, how: Lies["signature"]): Buffer {
    if (how === "none") return Buffer.alloc(0);
    if (how === "hmac") return createHmac("sha256", "secret").update(signed).digest();
    const { privateKey } = how === "another-key" ? newKey(key.kid) : key;
    return sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" });
  }

  async function tokens(request: IncomingMessage): Promise<Json | undefined> {
    const form = new URLSearchParams(await text(request));
    const code = form.get("code") ?? "";
    const begun = codes.get(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (begun?.challenge !== challenge || form.get("redirect_uri") !== callbackUrl) return undefined;
    codes.delete(code);
    return { access_token: "access", token_type: "Bearer", expires_in: 60, id_token: idToken(begun.nonce) };
  }

  const say = (response: ServerResponse, said: Json | undefined) => {
    response.writeHead(said ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(said ?? { error: "invalid_grant" }));
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    asked.push(path);
    if (await provider.lies.answer?.(path, response)) return;
    if (path === "/.well-known/openid-configuration")
      say(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ["ES256", "HS256", "none"],
        ...provider.lies.metadata,
      });
    else if (path === "/jwks")
      say(response, { keys: [{ ...key.publicKey.export({ format: "jwk" }), kid: key.kid, use: "sig" }] });
    else if (path === "/token") say(response, await tokens(request));
    else say(response, undefined);
  }

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, host);
  await once(server, "listening");
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const clientId = "itinera";

  const provider: LyingProvider = {
    settings: { issuer, clientId, clientSecret: "secret", name: "Liar", domains: [], role: "viewer" },
    lies: {},
    asked,
    rotateKeys() {
      key = newKey(`rotated ${++rotations}`);
    },
    comeBack(url, more = {}) {
      const { searchParams } = new URL(url);
      const of = (name: string) => searchParams.get(name) ?? "";
      const code = `code ${codes.size}`;
      codes.set(code, { nonce: of("nonce"), challenge: of("code_challenge") });
      return `${of("redirect_uri")}?${new URLSearchParams({ code, state: of("state"), ...more }).toString()}`;
    },
    async close() {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
  return provider;
}
