import { presets, type EpochMs, type PresetKind, type Signature } from "@itinera/core";
import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkSignature, type SignedRequest } from "./check-signature.ts";

const now = 1_735_892_042_000 as EpochMs;
const seconds = String(now / 1000);
const secret = "a secret";
const url = "https://itinera.example/hooks/a?x=1";
const json = '{"a":"д"}';
const form = "vpbx_api_key=key&b=2&a=1";

const hmac = (hash: string, encoding: "hex" | "base64", text: string): string =>
  createHmac(hash, secret).update(text).digest(encoding);

const keys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
const publicKey = keys.publicKey.export({ format: "der", type: "spki" }).toString("base64");
const ecdsa = (text: string): string => sign("sha256", Buffer.from(text), keys.privateKey).toString("base64");

interface Case {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly secret?: string;
}

/** As the vendors' documentation says that they sign, each written out once more. */
const cases = {
  intercom: { headers: { "x-hub-signature": `sha1=${hmac("sha1", "hex", json)}` } },
  zendesk: {
    headers: {
      "x-zendesk-webhook-signature-timestamp": "2025-01-03T08:14:02Z",
      "x-zendesk-webhook-signature": hmac("sha256", "base64", `2025-01-03T08:14:02Z${json}`),
    },
  },
  "telegram-bot": { headers: { "x-telegram-bot-api-secret-token": secret } },
  sendgrid: {
    headers: {
      "x-twilio-email-event-webhook-timestamp": seconds,
      "x-twilio-email-event-webhook-signature": ecdsa(`${seconds}${json}`),
    },
    secret: publicKey,
  },
  mailgun: {
    body: JSON.stringify({
      signature: { timestamp: seconds, token: "token", signature: hmac("sha256", "hex", `${seconds}token`) },
    }),
  },
  meta: { headers: { "x-hub-signature-256": `sha256=${hmac("sha256", "hex", json)}` } },
  vk: { body: JSON.stringify({ type: "message_new", secret }) },
  twilio: {
    headers: { "x-twilio-signature": hmac("sha1", "base64", `${url}a1b2vpbx_api_keykey`) },
    body: form,
  },
  "mango-office": {
    body: `vpbx_api_key=key&json=%7B%7D&sign=${createHash("sha256").update(`key{}${secret}`).digest("hex")}`,
  },
  shopify: { headers: { "x-shopify-hmac-sha256": hmac("sha256", "base64", json) } },
  woocommerce: { headers: { "x-wc-webhook-signature": hmac("sha256", "base64", json) } },
  stripe: {
    headers: { "stripe-signature": `t=${seconds},v1=${hmac("sha256", "hex", `${seconds}.${json}`)},v0=00` },
  },
  hubspot: {
    headers: {
      "x-hubspot-request-timestamp": String(now),
      "x-hubspot-signature-v3": hmac("sha256", "base64", `POST${url}${json}${now}`),
    },
  },
  bitrix24: { body: `event=A&auth%5Bapplication_token%5D=${encodeURIComponent(secret)}` },
} as const satisfies Partial<Record<PresetKind, Case>>;

const signatureOf = (kind: keyof typeof cases): Signature => {
  const { signature } = presets[kind];
  if (signature === undefined) throw new Error(`${kind} does not sign`);
  return signature;
};
const requestOf = ({ headers = {}, body = json }: Case): SignedRequest => ({
  method: "POST",
  url,
  headers,
  body: Buffer.from(body),
});
const kinds = Object.keys(cases) as (keyof typeof cases)[];

it("has a case for every preset that signs", () => {
  const signing = Object.entries(presets).filter(([, preset]) => preset.signature !== undefined);
  expect(signing.map(([kind]) => kind).sort()).toEqual([...kinds].sort());
});

describe.each(kinds)("%s", (kind) => {
  const given: Case = cases[kind];
  const signature = signatureOf(kind);
  const right = given.secret ?? secret;
  const check = (request: SignedRequest, key = right, at = now) =>
    checkSignature(signature, request, key, at);

  it("knows its own", () => expect(check(requestOf(given))).toBe(true));

  it("refuses another secret, an empty one, and a request that carries none", () => {
    expect(check(requestOf(given), "another secret")).toBe(false);
    expect(check(requestOf(given), "")).toBe(false);
    expect(check(requestOf({ body: "" }))).toBe(false);
    expect(
      check(
        requestOf({
          headers: Object.fromEntries(Object.keys(given.headers ?? {}).map((name) => [name, ""])),
        }),
      ),
    ).toBe(false);
  });

  it("refuses each part of it changed", () => {
    if (signature.kind === "token") return;
    const request = requestOf(given);
    for (const part of signature.signed) {
      if (part === "body" || part === "fields")
        expect(check({ ...request, body: Buffer.from(`${given.body ?? json}&c=3`) })).toBe(false);
      else if (part === "url" || part === "plain-url")
        expect(check({ ...request, url: `${url}1` })).toBe(false);
      else if (part === "method") expect(check({ ...request, method: "PUT" })).toBe(false);
      else if (typeof part === "object" && "header" in part) {
        const header = given.headers?.[part.header] ?? "";
        expect(
          check({ ...request, headers: { ...request.headers, [part.header]: header.replace(/[1-9]/, "0") } }),
        ).toBe(false);
      } else if (typeof part === "object" && !("text" in part)) {
        const name = "path" in part ? (part.path.at(-1) ?? "") : part.field;
        const body = (given.body ?? "").replace(new RegExp(`(${name}"?[:=]"?)(.)`), "$1_");
        expect(body).not.toBe(given.body);
        expect(check({ ...request, body: Buffer.from(body) })).toBe(false);
      }
    }
  });
});

it("counts for five minutes where the time is signed", () => {
  for (const kind of ["stripe", "hubspot"] as const) {
    const at = (minutes: number) =>
      checkSignature(signatureOf(kind), requestOf(cases[kind]), secret, (now + minutes * 60_000) as EpochMs);
    expect([at(4.9), at(-4.9), at(5.1), at(-5.1)]).toEqual([true, true, false, false]);
  }
});

it("takes one of several signatures of Stripe, as when a secret is changed", () => {
  const good = hmac("sha256", "hex", `${seconds}.${json}`);
  const check = (header: string) =>
    checkSignature(
      signatureOf("stripe"),
      requestOf({ headers: { "stripe-signature": header } }),
      secret,
      now,
    );
  expect(check(`t=${seconds},v1=00,v1=${good}`)).toBe(true);
  expect(check(`t=${seconds}, v1=${good.toUpperCase()}`)).toBe(true);
  expect(check(`t=${seconds},v0=${good}`)).toBe(false);
  expect(check(`v1=${good}`)).toBe(false);
});

it("signs the address as HubSpot does, its signs decoded", () => {
  const coded = "https://itinera.example/hooks/a?x=a%3Ab%20c";
  const text = `POSThttps://itinera.example/hooks/a?x=a:b%20c${json}${now}`;
  const headers = {
    "x-hubspot-request-timestamp": String(now),
    "x-hubspot-signature-v3": hmac("sha256", "base64", text),
  };
  expect(checkSignature(signatureOf("hubspot"), { ...requestOf({ headers }), url: coded }, secret, now)).toBe(
    true,
  );
});

it("knows the signature of Mailgun's documentation", () => {
  const signature = presets.mailgun.samples[0]?.payload;
  const request = requestOf({ body: JSON.stringify(signature) });
  expect(checkSignature(signatureOf("mailgun"), request, "key-3ax6xnjp29jd6fds4gc373sgvjxteol0", now)).toBe(
    false,
  );
});

it("is not fooled by a key that is none, or by names of a prototype", () => {
  expect(checkSignature(signatureOf("sendgrid"), requestOf(cases.sendgrid), "no key", now)).toBe(false);
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({
    format: "der",
    type: "spki",
  });
  expect(
    checkSignature(signatureOf("sendgrid"), requestOf(cases.sendgrid), rsa.toString("base64"), now),
  ).toBe(false);
  const own: Signature = { kind: "token", at: { path: ["constructor", "name"] } };
  expect(checkSignature(own, requestOf({}), "Object", now)).toBe(false);
});
