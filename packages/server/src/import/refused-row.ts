import type { RefusalReason } from "@itinera/core";

/** A row that was not kept, and why. `raw` is its text as it stands in the file, at most 2,000 signs. */
export interface RefusedRow {
  /** As a spreadsheet counts: the header of a CSV file is row 1. In XES it is the place of the event. */
  readonly row: number;
  readonly reason: RefusalReason;
  readonly raw: string;
}
