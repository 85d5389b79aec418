import type { EventRow, FileRefusal } from "@itinera/core";
import type { RefusedRow } from "./refused-row.ts";

export interface ImportBatch {
  readonly kind: "batch";
  readonly rows: readonly EventRow[];
  readonly refused: readonly RefusedRow[];
  /** Rows read so far, kept or refused. */
  readonly read: number;
  /** Bytes of the file read so far, to be compared with `FileSource.bytes`. */
  readonly bytesRead: number;
}

/** What comes out of a file: batches in its order, then its end or the reason why it broke off. */
export type ImportStep = ImportBatch | FileRefusal;
