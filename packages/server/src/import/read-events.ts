import type { ImportMapping } from "@itinera/core";
import { compressionOf } from "./decompress.ts";
import type { FileSource } from "./file-source.ts";
import { hasParquetMagic } from "./format.ts";
import type { ImportStep } from "./import-step.ts";
import { readFile } from "./read-file.ts";
import { readInThread } from "./read-in-thread.ts";

/** So much is read here in 50 ms at most, with pauses; a thread needs 200 ms of a core to start. */
const smallBytes = 256 * 1024;

/** What unpacks to much more than its size is not small. */
async function isSmall(source: FileSource): Promise<boolean> {
  if (source.bytes > smallBytes) return false;
  for await (const head of source.open()) return compressionOf(head) === undefined && !hasParquetMagic(head);
  return true;
}

/**
 * Reads a file, unless it is small in a thread of its own, so that the server stays responsive; the batches
 * come as fast as they are taken. What the file does wrong is a value, at the end; only failures of the disk
 * throw. Ends without a word when `signal` is aborted.
 */
export async function* readEvents(
  source: FileSource,
  mapping: ImportMapping,
  signal?: AbortSignal,
): AsyncGenerator<ImportStep> {
  if (!(await isSmall(source))) {
    yield* readInThread(source, mapping, signal);
    return;
  }
  for await (const step of readFile(source, mapping)) {
    if (signal?.aborted === true) return;
    yield step;
  }
}
