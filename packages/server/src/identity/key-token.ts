import { keyIdSchema, type KeyId } from "@itinera/core";
import { createHash, randomBytes } from "node:crypto";

/** So that whoever finds one lying about knows what it is. */
const prefix = "itk";

/** What is secret of a new key, and what is stored of it. */
export function newKeySecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString("hex");
  return { secret, hash: hashOf(secret) };
}

/** Of 256 bits by chance, which nobody tries out: one round is enough. */
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export const keyTokenOf = (id: KeyId, secret: string): string => `${prefix}_${id}_${secret}`;

/** undefined: it is no key. */
export function readKeyToken(token: string): { readonly id: KeyId; readonly hash: string } | undefined {
  const [, name, secret] = /^itk_([A-Za-z0-9]+)_([0-9a-f]{64})$/.exec(token) ?? [];
  const id = keyIdSchema.safeParse(name);
  return id.success && secret !== undefined ? { id: id.data, hash: hashOf(secret) } : undefined;
}
