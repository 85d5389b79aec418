import type { ImportMapping } from "@itinera/core";
import { compressionOf, decompressed } from "./decompress.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { hasParquetMagic } from "./format.ts";
import type { ImportStep } from "./import-step.ts";
import { unpackBatch } from "./packed-batch.ts";
import { readApart } from "./read-apart.ts";
import { readFile } from "./read-file.ts";

/** So much is read here in 50 ms at most, with pauses; a thread needs 200 ms of a core to start. */
const smallBytes = 256 * 1024;

/** What unpacks to much more than its size is not small. */
async function isSmall(source: FileSource): Promise<boolean> {
  if (source.bytes > smallBytes) return false;
  for await (const head of source.open()) return compressionOf(head) === undefined;
  return true;
}

/** Whether it is Parquet, packed or not. What cannot be unpacked is refused by whoever reads it. */
async function isParquet(source: FileSource): Promise<boolean> {
  try {
    for await (const head of decompressed(source.open(), { headOnly: true })) return hasParquetMagic(head);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  }
  return false;
}

async function* eventsApart(
  source: FileSource,
  mapping: ImportMapping,
  how: Pick<Parameters<typeof readApart>[2], "host" | "signal">,
): AsyncGenerator<ImportStep> {
  for await (const result of readApart(source, mapping, { task: "read", ...how })) {
    if (result.kind === "batch") yield unpackBatch(result);
    else if (result.kind === "refused") yield result;
  }
}

/**
 * Reads a file, unless it is small in a thread or process of its own, so that the server stays responsive; the batches
 * come as fast as they are taken. What the file does wrong is a value, at the end; only failures of the disk
 * throw. Ends without a word when `signal` is aborted.
 */
export async function* readEvents(
  source: FileSource,
  mapping: ImportMapping,
  signal?: AbortSignal,
): AsyncGenerator<ImportStep> {
  if (await isParquet(source)) {
    yield* eventsApart(source, mapping, { host: "process", signal });
    return;
  }
  if (!(await isSmall(source))) {
    yield* eventsApart(source, mapping, { host: "thread", signal });
    return;
  }
  for await (const step of readFile(source, mapping)) {
    if (signal?.aborted === true) return;
    yield step;
  }
}
