import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { extract } from "tar-stream";
import { formatVersion, isMemberName, readPlace } from "./manifest.ts";

/** What a file can be instead of a whole backup. */
export type ArchiveFault =
  | { readonly kind: "foreign" }
  | { readonly kind: "newer-format"; readonly found: number; readonly known: number }
  | { readonly kind: "cut" }
  | { readonly kind: "changed"; readonly detail: string };

/** Ends the reading of an archive; not a failure of ours. */
export class BrokenArchive extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

export const changed = (detail: string): BrokenArchive => new BrokenArchive({ kind: "changed", detail });

export interface ReadMember {
  readonly name: string;
  /** As many come, or it breaks off. */
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A few KB of zeros can stand for gigabytes of nothing between two members. */
const mostBetween = 16 * 1024 * 1024;

/**
 * The members of a backup in their order, to be read one after another; none has a name that a backup has not.
 * What the file is instead is thrown as BrokenArchive, also while a body is read.
 */
export async function* readArchive(file: string, signal: AbortSignal): AsyncGenerator<ReadMember> {
  const tar = extract();
  let between = 0;
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      between += chunk.length;
      if (between > mostBetween) throw changed("it has no end");
      yield chunk;
    }
  }
  const unpacked = createZstdDecompress({ chunkSize: 64 * 1024 });
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const reading = pipeline(source, unpacked, counted, tar, { signal });
  reading.catch(() => undefined);

  let isBackup = false;
  async function* body(chunks: AsyncIterable<Uint8Array>) {
    try {
      for await (const chunk of chunks) {
        between = 0;
        yield chunk;
      }
    } catch (error) {
      throw await brokenBy(error, reading, isBackup);
    }
  }

  try {
    for await (const entry of tar) {
      between = 0;
      const { name, size, type } = entry.header;
      const place = readPlace(name);
      if (!place)
        throw isBackup
          ? changed(`it has a strange entry ${JSON.stringify(name)}`)
          : new BrokenArchive({ kind: "foreign" });
      isBackup = true;
      if (place.version > formatVersion)
        throw new BrokenArchive({ kind: "newer-format", found: place.version, known: formatVersion });
      if (type !== "file" || !isMemberName(place.name))
        throw changed(`it has a strange entry ${JSON.stringify(place.name)}`);
      yield { name: place.name, bytes: size, body: body(entry as AsyncIterable<Uint8Array>) };
    }
    await reading;
  } catch (error) {
    throw await brokenBy(error, reading, isBackup);
  } finally {
    source.destroy();
  }
}

/** What the layers below say of a file, in our words. The first of them to fail knows why, and ends the others. */
async function brokenBy(error: unknown, reading: Promise<void>, isBackup: boolean): Promise<unknown> {
  if (error instanceof BrokenArchive) return error;
  let reason = error;
  try {
    await reading;
  } catch (first) {
    reason = first;
  }
  const { code = "", message } = reason as { code?: string; message: string };
  if (code === "Z_BUF_ERROR" || message === "Unexpected end of data")
    return new BrokenArchive({ kind: "cut" });
  // tar-stream gives its errors no code.
  const isOfFormat = code.startsWith("ZSTD_") || /header/i.test(message);
  if (!isOfFormat) return reason;
  return isBackup ? changed(message) : new BrokenArchive({ kind: "foreign" });
}
