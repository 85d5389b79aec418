import type { FileRefusal, ImportMapping } from "@itinera/core";
import type { Preview } from "@itinera/protocol";
import type { PackedBatch } from "./packed-batch.ts";

export interface WorkerInput {
  readonly task: "read" | "preview";
  readonly fileName: string;
  readonly bytes: number;
  readonly mapping: ImportMapping;
}

/** What the worker has made of the file; a file that cannot be read is refused. */
export type WorkerResult =
  PackedBatch | FileRefusal | { readonly kind: "preview"; readonly preview: Preview };

/**
 * From the worker: it wants the file from its beginning, more of it, or gives what it has made of it.
 * `reading` counts how often the file was opened: a piece that was asked for in an earlier reading comes
 * too late. `failed`: something of ours went wrong; `code` as Node has it.
 */
export type FromWorker =
  | { readonly kind: "open" }
  | { readonly kind: "pull"; readonly reading: number }
  | { readonly kind: "failed"; readonly message: string; readonly code: string | undefined }
  | { readonly kind: "done" }
  | WorkerResult;

/** To the worker: what to do, a piece of the file (null: that was all), or that a batch was taken. */
export type ToWorker =
  | { readonly kind: "begin"; readonly input: WorkerInput }
  | { readonly kind: "piece"; readonly reading: number; readonly bytes: Uint8Array | null }
  | { readonly kind: "taken" };
