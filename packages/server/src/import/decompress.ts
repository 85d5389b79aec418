import { pipeline } from "node:stream";
import { constants, createGunzip, createZstdDecompress } from "node:zlib";
import { FileRefused } from "./file-refused.ts";
import { limits } from "./limits.ts";

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, place) => bytes[place] === byte);

/** By their first bytes, whatever the name of the file says. */
export const compressionOf = (head: Uint8Array): "gzip" | "zstd" | undefined => {
  if (startsWith(head, [0x1f, 0x8b])) return "gzip";
  return startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]) ? "zstd" : undefined;
};

const isDecoderError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(Z_|ZSTD_)/.test(String(error.code));

/** How many bytes of the file the plain bytes given so far were made of. */
export interface Progress {
  bytesRead: number;
}

export interface Decompression {
  readonly progress?: Progress;
  /** The bytes may end anywhere: what can be unpacked of them is given. */
  readonly headOnly?: boolean;
}

/** Small pieces become small batches, which die young: larger ones cost memory and are no faster. */
const chunkSize = 64 * 1024;

function* inPieces(chunk: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < chunk.length; at += chunkSize) yield chunk.subarray(at, at + chunkSize);
}

const decoderOf = (kind: "gzip" | "zstd", headOnly: boolean) =>
  kind === "gzip"
    ? createGunzip({ chunkSize, ...(headOnly && { finishFlush: constants.Z_SYNC_FLUSH }) })
    : createZstdDecompress({ chunkSize, ...(headOnly && { finishFlush: constants.ZSTD_e_flush }) });

async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  decoder: ReturnType<typeof decoderOf>,
  progress: Progress,
) {
  // Its errors reach the loop below through the decoder, which it destroys.
  pipeline(chunks, decoder, () => undefined);
  let plain = 0;
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) {
      plain += chunk.length;
      progress.bytesRead = decoder.bytesWritten;
      if (plain > limits.plainBytes) throw new FileRefused("bomb", { limit: limits.plainBytes });
      if (plain > limits.freeBytes && plain > decoder.bytesWritten * limits.ratio) {
        throw new FileRefused("bomb", { limit: limits.ratio });
      }
      yield chunk;
    }
  } catch (error) {
    if (isDecoderError(error)) throw new FileRefused("broken-compression");
    throw error;
  }
}

/** The plain bytes of a file that may be gzip or zstd, in pieces of at most 64 KB. */
export async function* decompressed(
  chunks: AsyncIterable<Uint8Array>,
  { progress = { bytesRead: 0 }, headOnly = false }: Decompression = {},
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  let ended = false;
  while (!ended && head.length < 4) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* whole() {
    try {
      yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  async function* counted() {
    progress.bytesRead = 0;
    for await (const chunk of whole()) {
      progress.bytesRead += chunk.length;
      yield* inPieces(chunk);
    }
  }
  const kind = compressionOf(head);
  yield* kind === undefined ? counted() : unpacked(whole(), decoderOf(kind, headOnly), progress);
}
