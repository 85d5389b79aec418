import { createHmac, hkdfSync } from "node:crypto";

/**
 * What each use derives from the installation's one secret, which lies outside the database: whoever reads a copy of
 * the database can make none of them.
 */
export interface Keys {
  /** Signs the cookies of sessions and encrypts what the identity library stores. */
  readonly sessions: string;
  /** The part of a link that cannot be guessed: 256 bits, made from what the link is for and from its id. */
  signOf(purpose: "ticket" | "share", id: string): string;
  /** Seals what a browser keeps while somebody signs in at a provider: 32 bytes. */
  readonly begun: Uint8Array;
  /** Seals the keys by which sources are known, which are shown again: 32 bytes. */
  readonly writeKeys: Uint8Array;
  /** Apart from other installations at the same host name, whose ports a cookie does not know. */
  readonly cookiePrefix: string;
}

export function keysOf(secret: string): Keys {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", secret, "", `itinera ${use}`, 32));
  const links = derive("links");
  return {
    sessions: derive("sessions").toString("base64url"),
    signOf: (purpose, id) => createHmac("sha256", links).update(`${purpose} ${id}`).digest("base64url"),
    begun: derive("sign-ins that have begun"),
    writeKeys: derive("write keys"),
    cookiePrefix: `itinera-${derive("name").toString("hex").slice(0, 8)}`,
  };
}
