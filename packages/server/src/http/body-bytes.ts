import { Readable } from "node:stream";

/** A body of another type was parsed into something else; no body at all is an empty file. */
export const isStream = (body: unknown): body is Readable | undefined =>
  body === undefined || body instanceof Readable;

/** Of a stream, all at once; undefined: there are more than `most`. */
export async function bytesOf(
  source: AsyncIterable<Uint8Array> | undefined,
  most: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) return undefined;
  }
  return Buffer.concat(chunks);
}
