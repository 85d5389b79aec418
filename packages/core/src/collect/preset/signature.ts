/** Where a text of a request stands. */
export type Place =
  | {
      readonly header: string;
      /** Stands before the text. */
      readonly prefix?: string;
      /** The header is a list, `t=1,v1=ab,v1=cd`: what stands at this name. */
      readonly key?: string;
    }
  /** In a body of JSON. */
  | { readonly path: readonly string[] }
  /** A field of a form, by the name as it is written. */
  | { readonly field: string };

/**
 * A piece of what is signed. `url` is the address as the sender wrote it, with its query; `plain-url` the same with signs
 * decoded as HubSpot does; `fields` are those of a form, sorted, names and values without anything between them.
 */
export type SignedPart =
  "method" | "url" | "plain-url" | "body" | "fields" | "secret" | Place | { readonly text: string };

interface Signed {
  /** Where the signature stands. */
  readonly at: Place;
  readonly signed: readonly SignedPart[];
  /** When it was signed: older than five minutes it does not count. */
  readonly time?: { readonly at: Place; readonly unit: "s" | "ms" };
}

/** How a system shows that a request is its own, given a secret that both know. */
export type Signature =
  | (Signed & {
      /** `hash`: the secret is a part of what is signed. */
      readonly kind: "hmac" | "hash";
      readonly hash: "sha1" | "sha256";
      readonly encoding: "hex" | "base64";
    })
  /** The secret is the sender's public key (SPKI, DER in base64), the signature DER in base64, over SHA-256. */
  | (Signed & { readonly kind: "ecdsa" })
  /** The secret itself is sent. */
  | { readonly kind: "token"; readonly at: Place };
