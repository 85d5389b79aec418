import { mostShareOrigins, shareOriginSchema } from "@itinera/protocol";

export type SitesFault =
  | { readonly kind: "missing" }
  | { readonly kind: "many"; readonly most: number }
  /** `better`: what was probably meant. */
  | { readonly kind: "no-site"; readonly text: string; readonly better: string | undefined };

export type ReadSites =
  | { readonly kind: "sites"; readonly origins: readonly string[] }
  | { readonly kind: "fault"; readonly fault: SitesFault };

/** Origins of sites, as people write them: one per line, or one after the other. */
export function readSites(text: string): ReadSites {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  if (parts.length === 0) return { kind: "fault", fault: { kind: "missing" } };
  const origins = new Set<string>();
  for (const part of parts) {
    const parsed = shareOriginSchema.safeParse(part);
    // Any site at all is a choice of its own.
    if (!parsed.success || parsed.data === "*")
      return { kind: "fault", fault: { kind: "no-site", text: part, better: originIn(part) } };
    origins.add(parsed.data);
  }
  return origins.size > mostShareOrigins
    ? { kind: "fault", fault: { kind: "many", most: mostShareOrigins } }
    : { kind: "sites", origins: [...origins] };
}

/** Of the address of a page, or of a host alone. */
function originIn(text: string): string | undefined {
  const address = URL.parse(text.includes("://") ? text : `https://${text}`);
  const isSite = address && /^https?:$/.test(address.protocol) && /\.|^localhost$/.test(address.hostname);
  const origin = isSite ? address.origin : undefined;
  return shareOriginSchema.safeParse(origin).success ? origin : undefined;
}
