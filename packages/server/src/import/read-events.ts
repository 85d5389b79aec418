import type { EventRow, FileRefusal, RefusalReason } from "@itinera/core";

/** A row that was not kept, and why. `raw` is its text as it stands in the file, at most 2,000 signs. */
export interface RefusedRow {
  /** As a spreadsheet counts: the header of a CSV file is row 1. In XES it is the place of the event. */
  readonly row: number;
  readonly reason: RefusalReason;
  readonly raw: string;
}

/** What comes out of a file: batches in its order, then either its end or the reason why it broke off. */
export type ImportStep =
  | {
      readonly kind: "batch";
      readonly rows: readonly EventRow[];
      readonly refused: readonly RefusedRow[];
      /** Rows read so far, kept or refused. */
      readonly read: number;
      /** Bytes of the stored file read so far, to be compared with its size. */
      readonly bytesRead: number;
    }
  | FileRefusal;
