// Providers that lie, hang or are away, and answers that nobody asked for: nobody comes in by them.
import type { EpochMs } from "@itinera/core";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allow, rulesUnderTest, startLoopback } from "../outgoing/canary.test-kit.ts";
import type { OutgoingRules } from "../outgoing/outgoing-rules.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";
import { startLyingProvider, type Lies, type LyingProvider } from "./lying-provider.test-kit.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { windowOn, type Window } from "./window.test-kit.ts";

let there: LyingProvider;
beforeAll(async () => {
  there = await startLyingProvider();
});
afterAll(() => there.close());
beforeEach(() => {
  there.lies = {};
  there.asked.length = 0;
});

let under: ServerUnderTest;
let clock: number | undefined;
let lines: string[] = [];
const log = pino(
  { level: "warn" },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  }),
);
async function open(
  settings: ProviderSettings,
  outgoing: OutgoingRules = rulesUnderTest({ allowed: allow("127.0.0.1") }),
) {
  lines = [];
  clock = undefined;
  under = await serverUnderTest(undefined, {
    sessionOf: "real",
    now: () => (clock ?? Date.now()) as EpochMs,
    parts: { outgoing, log, provider: { ...settings, domains: ["example.org"] } },
  });
}
afterEach(() => under.close());

const newWindow = () => windowOn(under.server.app);
const problem = (code: string) => `/sign-in?problem=${code}`;
const signIn = async (window: Window = newWindow()) => window.comeBack(there.comeBack(await window.begin()));
const accounts = async () => (await under.client.accounts()).accounts;

/** Seconds since 1970. */
const from = (now: number) => Math.floor(Date.now() / 1_000) + now;

const lies: readonly (readonly [what: string, lies: Lies])[] = [
  ["another issuer in the token", { claims: { iss: "https://accounts.example.org" } }],
  ["another audience", { claims: { aud: "another client" } }],
  ["several audiences, and not for us", { claims: { aud: ["itinera", "other"], azp: "other" } }],
  ["another nonce", { claims: { nonce: "of another sign-in" } }],
  ["no nonce", { claims: { nonce: undefined } }],
  ["a token that has run out", { claims: { iat: from(-900), exp: from(-600) } }],
  ["a token without an end", { claims: { exp: undefined } }],
  ["a token that is good later", { claims: { nbf: from(600) } }],
  ["no subject", { claims: { sub: undefined } }],
  ["a subject of no text", { claims: { sub: 7 } }],
  ["a subject longer than any", { claims: { sub: "x".repeat(256) } }],
  ["a token signed by another key", { signature: "another-key" }],
  ["a token without a signature", { signature: "none" }],
  ["a token signed by the secret that both know", { signature: "hmac" }],
  ["a key that it does not show", { header: { kid: "unknown" } }],
  ["a header that asks for what nobody understands", { header: { crit: ["exp"] } }],
  ["a token of half a megabyte", { claims: { name: "x".repeat(600_000) } }],
  ["keys behind a redirect", { answer: redirects("/jwks") }],
  ["tokens behind a redirect", { answer: redirects("/token") }],
  ["tokens that are no JSON", { answer: says("/token", "<html>") }],
  ["keys that are no JSON", { answer: says("/jwks", "<html>") }],
  ["keys that are none", { answer: says("/jwks", `{"keys":[{"kty":"EC"},null,7]}`) }],
];

function redirects(to: string): Lies["answer"] {
  return (path, response) => {
    if (path !== to) return false;
    response.writeHead(302, { location: "/elsewhere" }).end();
    return true;
  };
}

function says(to: string, body: string): Lies["answer"] {
  return (path, response) => {
    if (path !== to) return false;
    response.writeHead(200, { "content-type": "application/json" }).end(body);
    return true;
  };
}

describe("a provider that lies", () => {
  it("is honest without lies", async () => {
    await open(there.settings);
    const window = newWindow();
    expect(await signIn(window)).toBe("/");
    expect((await window.me()).account.email).toBe("marta@example.org");
  });

  it("lets nobody in by what it says, and the next sign-in is a new one", async () => {
    await open(there.settings);
    for (const [what, said] of lies) {
      const window = newWindow();
      there.lies = said;
      expect(await signIn(window), what).toMatch(/^\/sign-in\?problem=oidc\.(untrusted|unreachable)$/);
      expect((await window.me()).kind, what).toBe("nobody");
    }
    expect(await accounts()).toEqual([]);
    // What it says is not written down: tokens are secrets.
    expect(lines.length).toBeGreaterThanOrEqual(lies.length);
    expect(lines.join("")).not.toContain("eyJ");
    there.lies = {};
    expect(await signIn()).toBe("/");
  });

  it.each([
    ["another issuer", { issuer: "http://127.0.0.1:1" }],
    ["no issuer", { issuer: undefined }],
    ["nowhere to sign in", { authorization_endpoint: undefined }],
    ["a script for a page", { authorization_endpoint: "javascript:alert(1)" }],
    ["a page of this computer", { authorization_endpoint: "file:///etc/passwd" }],
  ])("about itself: %s", async (_, metadata) => {
    await open(there.settings);
    there.lies = { metadata };
    expect(await newWindow().begin()).toBe(problem("oidc.untrusted"));
    there.lies = {};
    expect(await signIn()).toBe("/");
  });

  it("about an address: nobody's, somebody's, or one that is none", async () => {
    await open(there.settings);
    for (const email of [
      "no address",
      `${"x".repeat(300)}@example.org`,
      "a@b@example.org",
      7,
      null,
      ["a@example.org"],
    ]) {
      there.lies = { claims: { email } };
      expect(await signIn(), String(email)).toBe(problem("oidc.unverified"));
    }
    for (const email_verified of [false, "yes", 1, null, "false", undefined]) {
      there.lies = { claims: { email_verified } };
      expect(await signIn(), String(email_verified)).toMatch(/problem=oidc\.(unverified|untrusted)$/);
    }
    expect(await accounts()).toEqual([]);
  });

  it("writes a name of one line that fits", async () => {
    await open(there.settings);
    there.lies = { claims: { name: `Marta\r\n\u202E<b>${"x".repeat(500)}` } };
    const window = newWindow();
    expect(await signIn(window)).toBe("/");
    const { name } = (await window.me()).account;
    expect(name).toMatch(/^Marta <b>x+…$/);
    expect(name).toHaveLength(100);
  });
});

describe("an answer that comes back", () => {
  it("with an error, a state that is not ours, or too much of anything, lets nobody in", async () => {
    await open(there.settings);
    const issuer = new URLSearchParams({ iss: "https://elsewhere.example" }).toString();
    const answers: readonly (readonly [(url: string) => string, string])[] = [
      [(url) => url.replace(/state=[^&]+/, "state=other"), "state"],
      [(url) => url.replace(/state=[^&]+/, ""), "state"],
      [(url) => `${url}&state=other`, "state"],
      [(url) => url.replace(/code=[^&]+/, "code=another"), "untrusted"],
      [(url) => url.replace(/code=[^&]+/, ""), "untrusted"],
      [(url) => `${url}&code=another`, "untrusted"],
      [(url) => `${url}&${issuer}`, "untrusted"],
      [(url) => url.replace(/code=[^&]+/, "error=server_error&error_description=%3Cscript%3E"), "denied"],
      [(url) => url.replace(/code=[^&]+/, `code=${"x".repeat(7_000)}`), "untrusted"],
      [(url) => url.replace(/state=[^&]+/, `state=${"x".repeat(7_000)}`), "state"],
    ];
    for (const [change, code] of answers) {
      const window = newWindow();
      const url = change(there.comeBack(await window.begin()));
      expect(await window.comeBack(url), url.slice(0, 200)).toBe(problem(`oidc.${code}`));
      expect((await window.me()).kind).toBe("nobody");
    }
    for (const cookie of ["", "AAAA", "x".repeat(4_000)]) {
      const window = newWindow();
      const url = there.comeBack(await window.begin());
      for (const name of window.jar.kept.keys()) window.jar.kept.set(name, cookie);
      expect(await window.comeBack(url)).toBe(problem("oidc.state"));
    }
    expect(await accounts()).toEqual([]);
  });

  it("leads to a path of our own, wherever it was meant to lead", async () => {
    await open(there.settings);
    for (const [back, leads] of [
      ["https://evil.example/", "/"],
      ["//evil.example", "/"],
      ["/.//evil.example", "/"],
      ["/maps?x=//y", "/maps?x=//y"],
    ] as const) {
      const window = newWindow();
      expect(await window.comeBack(there.comeBack(await window.begin(back)))).toBe(leads);
    }
  });
});

describe("clocks and keys", () => {
  it("that differ by some seconds do not matter", async () => {
    await open(there.settings);
    for (const claims of [{ exp: from(-10) }, { iat: from(20), nbf: from(20) }]) {
      there.lies = { claims };
      expect(await signIn()).toBe("/");
    }
  });

  it("that are changed between two sign-ins are followed at once, and what they were before counts no more", async () => {
    await open(there.settings);
    expect(await signIn()).toBe("/");
    there.rotateKeys();
    expect(await signIn()).toBe("/");
    there.lies = { header: { kid: "first" } };
    expect(await signIn()).toBe(problem("oidc.untrusted"));
  });

  it("what the provider says of itself is asked for once in ten minutes", async () => {
    await open(there.settings);
    const timesAsked = () => there.asked.filter((path) => path.startsWith("/.well-known")).length;
    await Promise.all([signIn(), signIn(), signIn()]);
    expect(timesAsked()).toBe(1);
    clock = Date.now() + 11 * 60_000;
    await signIn();
    expect(timesAsked()).toBe(2);
  });
});

describe("a provider that is away", () => {
  const away = {
    ...{ clientId: "itinera", clientSecret: "secret", name: "Away", domains: [], role: "viewer" as const },
  };

  it("is said to be, and does not hold anybody up for longer than ten seconds", async () => {
    const silent = createServer();
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    await open({ ...away, issuer: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` });
    const since = Date.now();
    expect(await newWindow().begin("/map/1")).toBe(`${problem("oidc.unreachable")}&back=%2Fmap%2F1`);
    expect(Date.now() - since).toBeLessThan(14_000);
    silent.close();
  }, 30_000);

  it("when somebody comes back from it", async () => {
    await open(there.settings);
    const window = newWindow();
    const url = there.comeBack(await window.begin());
    const other = newWindow();
    const otherUrl = there.comeBack(await other.begin());
    there.lies = { answer: (path, response) => path === "/token" && Boolean(response.destroy()) };
    expect(await window.comeBack(url)).toBe(problem("oidc.unreachable"));
    there.lies = { answer: (path) => path === "/token" };
    const since = Date.now();
    expect(await other.comeBack(otherUrl)).toBe(problem("oidc.unreachable"));
    expect(Date.now() - since).toBeLessThan(14_000);
  }, 30_000);

  it("where nobody listens", async () => {
    await open({ ...away, issuer: "http://127.0.0.1:1" });
    expect(await newWindow().begin()).toBe(problem("oidc.unreachable"));
  });
});

describe("an address inside", () => {
  it("is not asked while the operator does not allow it, whether configured, or named by the provider", async () => {
    const inside = await startLoopback();
    const canary = `http://127.0.0.1:${inside.port}`;
    await open({ ...there.settings, issuer: canary }, rulesUnderTest());
    expect(await newWindow().begin()).toBe(problem("oidc.unreachable"));
    expect(inside.attempts()).toBe(0);
    await under.close();

    const outside = await startLyingProvider("127.0.0.4");
    await open(outside.settings, rulesUnderTest({ allowed: allow("127.0.0.4") }));
    for (const metadata of [
      { token_endpoint: canary },
      { jwks_uri: canary },
      { userinfo_endpoint: canary },
    ]) {
      // The token itself does not tell the address, so the provider is asked.
      outside.lies = { metadata, claims: { email: undefined } };
      clock = (clock ?? Date.now()) + 11 * 60_000;
      const window = newWindow();
      expect(await window.comeBack(outside.comeBack(await window.begin()))).toBe(problem("oidc.unreachable"));
    }
    outside.lies = {
      answer: (_path, response) => Boolean(response.writeHead(302, { location: canary }).end()),
    };
    clock = (clock ?? Date.now()) + 11 * 60_000;
    expect(await newWindow().begin()).toBe(problem("oidc.untrusted"));
    expect(inside.canary()).toBe(0);
    await outside.close();
    await inside.close();
  });

  it("is the only one that may do without TLS", async () => {
    const counting = await startLoopback();
    const names = { "idp.example": ["93.184.215.14"] };
    await open({ ...there.settings, issuer: "http://idp.example" }, rulesUnderTest({ names }));
    expect(await newWindow().begin()).toBe(problem("oidc.untrusted"));
    expect(counting.attempts()).toBe(0);
    await counting.close();
  });
});

describe("without a provider", () => {
  it("the paths lead back to the sign-in page", async () => {
    under = await serverUnderTest(undefined, { sessionOf: "real" });
    const window = newWindow();
    expect(await window.begin()).toBe(problem("oidc.none"));
    expect(await window.comeBack("/v1/oidc/callback?code=1&state=2")).toBe(problem("oidc.none"));
  });
});

it("begins no more than two hundred sign-ins from one address in a quarter of an hour", async () => {
  await open(there.settings);
  const window = newWindow();
  for (let at = 0; at < 200; at++) await window.ask("GET", "/v1/oidc/start");
  expect(await window.begin()).toBe(problem("oidc.too-many"));
});
