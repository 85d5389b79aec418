import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { pack } from "tar-stream";
import { manifestName, placeOf, type Manifest, type Member } from "./manifest.ts";

const compression = {
  params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  chunkSize: 64 * 1024,
};

export interface ArchiveWriter {
  /** What was added, in its order. */
  readonly members: readonly Member[];
  /** One after another. `bytes`: exactly as many come. Throws what the disk or the source says. */
  add(name: string, bytes: number, source: AsyncIterable<Uint8Array>): Promise<void>;
  /** Resolves when all of it is on disk. */
  finish(manifest: Omit<Manifest, "entries">): Promise<void>;
  /** Lets go of the file. */
  abandon(): Promise<void>;
}

/** A tar archive, compressed with zstd, in a new file that only its owner may read. */
export function writeArchive(file: string, signal: AbortSignal): ArchiveWriter {
  const tar = pack();
  const disk = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  const written = pipeline(tar, createZstdCompress(compression), disk, { signal });
  written.catch(() => undefined);
  const members: Member[] = [];

  async function add(name: string, bytes: number, source: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = createHash("sha256");
    async function* hashed() {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    }
    // It knows why.
    if (tar.destroyed) await written;
    await pipeline(hashed, tar.entry({ name: placeOf(name), size: bytes, mode: 0o600 }));
    members.push({ name, bytes, sha256: hash.digest("hex") });
  }

  return {
    members,
    add,
    async finish(manifest) {
      const text = Buffer.from(
        `${JSON.stringify({ ...manifest, entries: members } satisfies Manifest, null, 1)}\n`,
      );
      await add(manifestName, text.length, oneOf(text));
      tar.finalize();
      await written;
    },
    async abandon() {
      tar.destroy();
      await written.catch(() => undefined);
    },
  };
}

async function* oneOf(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}
