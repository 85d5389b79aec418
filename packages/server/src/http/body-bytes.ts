import { Readable } from "node:stream";

/** A body of another type was parsed into something else; no body at all is an empty file. */
export const isStream = (body: unknown): body is Readable | undefined =>
  body === undefined || body instanceof Readable;

/** A body that stays open when nobody reads on: the answer has to get through. */
export const chunksOf = (body: Readable | undefined): AsyncIterable<Uint8Array> =>
  body?.iterator({ destroyOnReturn: false }) ?? Readable.from([]);

/** All of a body at once; undefined: there are more bytes than `most`. */
export async function bytesOf(body: Readable | undefined, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) return undefined;
  }
  return Buffer.concat(chunks);
}
