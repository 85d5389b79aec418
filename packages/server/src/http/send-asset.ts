import type { StoredAsset } from "@itinera/store";
import type { FastifyReply } from "fastify";
import { Readable } from "node:stream";
import type { AssetShelf } from "../asset/assets.ts";
import { attachment } from "./attachment.ts";
import { filePolicy } from "./contents-policy.ts";

/** Answers with a stored file; 304 when whoever asks (`known`: If-None-Match) has it. */
export function sendAsset(
  reply: FastifyReply,
  stored: StoredAsset,
  { shelf, known }: { readonly shelf: Pick<AssetShelf, "bytes">; readonly known: string | undefined },
) {
  const tag = `"${stored.asset}"`;
  reply
    // Its name is made of its bytes: it never changes.
    .header("cache-control", "private, max-age=31536000, immutable")
    .header("etag", tag)
    .header("content-security-policy", filePolicy)
    .header("x-content-type-options", "nosniff");
  if (known === tag) return reply.code(304).send();
  if (!stored.size) reply.header("content-disposition", attachment(stored.name));
  return reply.type(stored.mime).send(Readable.from(shelf.bytes(stored)));
}
