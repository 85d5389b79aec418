import type { ProviderSettings } from "@itinera/server";
import { z } from "zod";

const domainsSchema = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ""),
  )
  .refine((domains) => domains.every((one) => /^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}$/.test(one)), {
    error: "name the domains behind the @, by commas: example.org,example.com",
  });

export const providerVariables = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** On the button of the sign-in page. */
  OIDC_NAME: z.string().trim().min(1).max(60).optional(),
  /** Whoever has an address there gets an account at their first sign-in. */
  OIDC_DOMAINS: domainsSchema,
  /** As what. Those who may more are made so by somebody. */
  OIDC_ROLE: z.enum(["viewer", "commenter", "editor"]).default("viewer"),
};

type Read = z.output<z.ZodObject<typeof providerVariables>>;

const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** undefined: nobody signs in by a provider. */
export function providerOf(read: Read) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    const isAsked = needed.some((name) => read[name] !== undefined) || read.OIDC_DOMAINS.length > 0;
    const missing = needed.filter((name) => read[name] === undefined);
    const detail = `sign-in by a provider needs ${needed.join(", ")}; missing: ${missing.join(", ")}`;
    return isAsked ? ({ kind: "wrong", where: missing[0] ?? "", detail } as const) : undefined;
  }
  const provider: ProviderSettings = {
    issuer,
    clientId,
    clientSecret,
    name: read.OIDC_NAME ?? new URL(issuer).host,
    domains: read.OIDC_DOMAINS,
    role: read.OIDC_ROLE,
  };
  return { kind: "read", provider } as const;
}
