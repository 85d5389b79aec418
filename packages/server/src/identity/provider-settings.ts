import type { WorkspaceRole } from "@itinera/core";

/** A provider of sign-ins by OpenID Connect, as the operator knows it. */
export interface ProviderSettings {
  /** A URL, as the provider writes it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
  /** Whoever has an e-mail address there gets an account when they first come; in small letters. */
  readonly domains: readonly string[];
  /** As what, in the first workspace. */
  readonly role: WorkspaceRole;
}
