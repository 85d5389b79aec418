import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress, createZstdDecompress, zstdCompressSync } from "node:zlib";
import { isFileId, type FileId, type Files, type FileWriting } from "../files.ts";

const zstdLevel = 3;

/** The beginning that decides whether compressing is worth it: a .gz or .parquet file hardly shrinks. */
const sampleBytes = 256 * 1024;
const worthIt = 0.95;

/** Node's own 16 KB would go to whoever reads in four times as many pieces. */
const chunkSize = 64 * 1024;

const level = { params: { [constants.ZSTD_c_compressionLevel]: zstdLevel } };
const temporary = ".part";
/** A file on its way into a folder that several servers share is written to far more often. */
const abandonedAfterMs = 24 * 3_600_000;

class TooBig extends Error {}

/** fsync of the folder makes a name durable; Windows has no such thing and needs none. */
async function syncFolder(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(directory, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Milliseconds of the clock; 0: there is no such file any more. */
const lastTouched = async (file: string) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

/** Reads ahead up to a sample; gives it and an iterable of everything. */
async function sampled(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let length = 0;
  while (length < sampleBytes) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
  }
  async function* all() {
    yield* head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { sample: Buffer.concat(head).subarray(0, sampleBytes), all: all() };
}

/**
 * Files in a folder. A file has its name only when all of it is on disk. `shared`: other servers work in
 * the folder too.
 */
export async function filesIn(directory: string, { shared = false } = {}): Promise<Files> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // What a dead process left half written; what somebody else is writing was touched just now.
  const isAbandoned = async (name: string) =>
    !shared || (await lastTouched(path.join(directory, name))) < Date.now() - abandonedAfterMs;
  for (const name of await readdir(directory))
    if (name.endsWith(temporary) && (await isAbandoned(name)))
      await rm(path.join(directory, name), { force: true });

  const pathOf = (file: FileId) => {
    if (!isFileId(file)) throw new Error(`not a file name: ${JSON.stringify(file)}`);
    return path.join(directory, file);
  };

  async function write(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<FileWriting> {
    const part = path.join(directory, `${randomBytes(16).toString("hex")}${temporary}`);
    const handle = await open(part, "wx", 0o600);
    try {
      const { sample, all } = await sampled(source);
      const shrinks = zstdCompressSync(sample, level).length < sample.length * worthIt;
      const hash = createHash("sha256");
      let bytes = 0;
      async function* counted() {
        for await (const chunk of all) {
          bytes += chunk.length;
          if (bytes > maxBytes) throw new TooBig();
          hash.update(chunk);
          yield chunk;
        }
      }
      let storedBytes = 0;
      const save = async (packed: AsyncIterable<Uint8Array>) => {
        for await (const chunk of packed) {
          await handle.writeFile(chunk);
          storedBytes += chunk.length;
        }
      };
      if (shrinks) await pipeline(counted, createZstdCompress({ ...level, chunkSize }), save);
      else await save(counted());
      await handle.sync();
      const file = `${path.basename(part, temporary)}.${shrinks ? "zst" : "bin"}` as FileId;
      await rename(part, pathOf(file));
      await syncFolder(directory);
      return { kind: "stored", stored: { file, bytes, storedBytes, sha256: hash.digest("hex") } };
    } catch (error) {
      await rm(part, { force: true });
      if (error instanceof TooBig) return { kind: "refused", reason: "too-big", maxBytes };
      throw error;
    } finally {
      await handle.close();
    }
  }

  return {
    write: (source, maxBytes = Infinity) => write(source, maxBytes),

    async *read(file) {
      const stored = createReadStream(pathOf(file));
      if (file.endsWith(".bin")) {
        yield* stored;
        return;
      }
      const unpacked = createZstdDecompress({ chunkSize });
      // pipeline, not pipe: an error of the disk must reach the reader.
      const piping = pipeline(stored, unpacked);
      piping.catch(() => undefined);
      yield* Readable.from(unpacked);
      await piping;
    },

    async remove(file) {
      await rm(pathOf(file), { force: true });
      await syncFolder(directory);
    },

    async list() {
      const found: FileId[] = [];
      for (const name of await readdir(directory))
        if (!name.endsWith(temporary) && (await isAbandoned(name))) found.push(name as FileId);
      return found;
    },
  };
}
