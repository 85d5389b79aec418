import type { ImportMapping } from "@itinera/core";
import type { FileSource } from "./file-source.ts";
import { fileThread } from "./file-thread.ts";
import type { ImportStep } from "./import-step.ts";
import { unpackBatch } from "./packed-batch.ts";

/** `readEvents` for any file: memory and time of a hostile one are those of the thread. */
export async function* readInThread(
  source: FileSource,
  mapping: ImportMapping,
  signal?: AbortSignal,
): AsyncGenerator<ImportStep> {
  for await (const result of fileThread("read", source, mapping, signal)) {
    if (result.kind === "batch") yield unpackBatch(result);
    else if (result.kind === "refused") yield result;
  }
}
