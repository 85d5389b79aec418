import type { EpochMs } from "@itinera/core";
import type { FastifyBaseLogger } from "fastify";
import type { Configuration, CustomFetch, ServerMetadata } from "openid-client";
import { z } from "zod";
import { isPublicAddress } from "../outgoing/address.ts";
import { asFetch } from "../outgoing/as-fetch.ts";
import { before } from "../outgoing/before.ts";
import { checkUrl } from "../outgoing/check-url.ts";
import { oneLine } from "../outgoing/mail/one-line.ts";
import type { OutgoingRules } from "../outgoing/outgoing-rules.ts";
import type { Subject } from "./provider-links.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { detailOf, reasonOfFailure, type ProviderReason } from "./provider-failure.ts";

/** What only the browser keeps that the sign-in began in: it belongs to exactly one answer of the provider. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody, as the provider knows them. */
export interface Person extends Subject {
  readonly name: string;
  /** In small letters. undefined: none, or the provider does not say that it is theirs. */
  readonly email: string | undefined;
}

interface ProviderRefused {
  readonly kind: "refused";
  readonly reason: ProviderReason;
}

/** OpenID Connect: authorization code with PKCE, state and nonce. */
export interface SignInProvider {
  /** Where the browser goes. `redirect`: where it comes back to. */
  begin(
    redirect: URL,
    secrets: Secrets,
  ): Promise<{ readonly kind: "begun"; readonly url: URL } | ProviderRefused>;
  /** Who it is. `current`: the URL with which the browser came back. */
  finish(
    current: URL,
    secrets: Secrets,
  ): Promise<{ readonly kind: "known"; readonly person: Person } | ProviderRefused>;
}

export interface ProviderOptions {
  readonly settings: ProviderSettings;
  readonly rules: OutgoingRules;
  readonly now: () => EpochMs;
  readonly log: Pick<FastifyBaseLogger, "warn">;
}

/** For everything that the provider is asked while somebody waits. */
const patienceMs = 9_000;
const knownForMs = 10 * 60_000;
const mostBytes = 512 * 1024;

const claimsSchema = z.object({
  // As long as the standard lets it be.
  sub: z.string().min(1).max(255),
  email: z.email().max(254).toLowerCase().optional().catch(undefined),
  // Some write it as text.
  email_verified: z
    .union([z.literal(true), z.literal("true")])
    .optional()
    .catch(undefined),
  name: z.string().transform(oneLine).optional().catch(undefined),
});

/** Loaded when somebody first signs in by it. */
const library = () => import("openid-client");

export function createProvider({ settings, rules, now, log }: ProviderOptions): SignInProvider {
  const issuer = new URL(settings.issuer);
  const limits = { ...rules.limits, totalMs: patienceMs, headersMs: patienceMs, bytes: mostBytes };
  const send = asFetch({ ...rules, limits });
  let known: { readonly metadata: ServerMetadata; readonly since: EpochMs } | undefined;
  let asking: Promise<ServerMetadata> | undefined;

  const fetchBefore =
    (deadline: AbortSignal): CustomFetch =>
    (url, { signal, ...init }) =>
      send(url, {
        ...(init as RequestInit),
        signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
      });

  /** Without TLS anybody on the way can say who somebody is: only inside a network of the operator's. */
  async function expectInside(): Promise<void> {
    const checked = await checkUrl(issuer.href, rules);
    if (checked.kind === "fine" && checked.addresses.some(isPublicAddress))
      throw new TypeError("A provider on the internet needs https");
  }

  async function discover(deadline: AbortSignal): Promise<ServerMetadata> {
    const { allowInsecureRequests, customFetch, discovery } = await library();
    const isPlain = issuer.protocol === "http:";
    if (isPlain) await before(deadline, expectInside());
    const found = await discovery(issuer, settings.clientId, undefined, undefined, {
      [customFetch]: fetchBefore(deadline),
      timeout: patienceMs / 1_000,
      ...(isPlain && { execute: [allowInsecureRequests] }),
    });
    const metadata = found.serverMetadata();
    // The library lets some big providers speak for many issuers.
    if (new URL(metadata.issuer).href !== issuer.href) throw new TypeError("The provider has another issuer");
    known = { metadata, since: now() };
    return metadata;
  }

  async function metadataOf(deadline: AbortSignal): Promise<ServerMetadata> {
    if (known && Math.abs(now() - known.since) < knownForMs) return known.metadata;
    asking ??= discover(deadline).finally(() => (asking = undefined));
    return asking;
  }

  /** A new one for each sign-in: the provider's keys are those of this moment. */
  async function configurationFor(metadata: ServerMetadata, deadline: AbortSignal): Promise<Configuration> {
    const lib = await library();
    const { clientId, clientSecret } = settings;
    const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const authentication = methods.includes("client_secret_basic")
      ? lib.ClientSecretBasic
      : lib.ClientSecretPost;
    const made = new lib.Configuration(metadata, clientId, undefined, authentication(clientSecret));
    made[lib.customFetch] = fetchBefore(deadline);
    made.timeout = patienceMs / 1_000;
    if (issuer.protocol === "http:") lib.allowInsecureRequests(made);
    // TLS is not all that says who wrote the token: its signature is looked at, too.
    lib.enableNonRepudiationChecks(made);
    return made;
  }

  /** What `ask` gives, or why the provider could not be asked or not be believed. */
  async function orRefused<T>(
    ask: (configuration: Configuration) => Promise<T>,
  ): Promise<T | ProviderRefused> {
    const deadline = AbortSignal.timeout(patienceMs);
    try {
      const metadata = await metadataOf(deadline);
      return await ask(await configurationFor(metadata, deadline));
    } catch (error) {
      const reason = reasonOfFailure(error);
      // It may have moved.
      if (reason !== "denied") known = undefined;
      log.warn({ reason, issuer: issuer.host, ...detailOf(error) }, "A sign-in by the provider failed");
      return { kind: "refused", reason };
    }
  }

  return {
    begin: (redirect, { state, nonce, verifier }) =>
      orRefused(async (configuration) => {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
        const url = buildAuthorizationUrl(configuration, {
          redirect_uri: redirect.href,
          scope: "openid email profile",
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
        });
        return { kind: "begun", url } as const;
      }),

    finish: (current, { state, nonce, verifier }) =>
      orRefused(async (configuration) => {
        const { authorizationCodeGrant, fetchUserInfo } = await library();
        const tokens = await authorizationCodeGrant(configuration, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims() ?? {};
        const { issuer: iss, userinfo_endpoint } = configuration.serverMetadata();
        const signed = claimsSchema.parse(claims);
        // By the standard, what is asked for by scope is told by this endpoint; many write it into the token.
        const isTold = ("email" in claims && "email_verified" in claims) || userinfo_endpoint === undefined;
        const { name, email, email_verified } = isTold
          ? signed
          : claimsSchema.parse(await fetchUserInfo(configuration, tokens.access_token, signed.sub));
        const person = {
          issuer: iss,
          subject: signed.sub,
          name: name || signed.name || (email?.split("@")[0] ?? ""),
          email: email_verified === undefined ? undefined : email,
        };
        return { kind: "known", person } as const;
      }),
  };
}
