import type { RefusedRow } from "../refused-row.ts";

/** Some rows of a file, as they stand in it. */
export interface RawBatch {
  /** Names of all columns known so far. While one file is read, names are only added at its end. */
  readonly columns: readonly string[];
  /** Values by column, "" where there is none; a row may be shorter than `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** The place of each row in its file (see `RefusedRow.row`); it grows from row to row. */
  readonly places: readonly number[];
  /** Rows that could not be read at all. */
  readonly refused: readonly RefusedRow[];
}

export interface ReaderInput {
  /** Plain bytes from the beginning of the file. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The bytes end before the file does: an unfinished last row is left out, and nothing is missed. */
  readonly cut: boolean;
  /** Of text formats; and their beginning, decoded. */
  readonly encoding: string;
  readonly headText: string;
  /** Of CSV. */
  readonly separator: string;
}

/** One file format. Throws `FileRefused` where the file cannot be read on. */
export interface Reader {
  read(input: ReaderInput): AsyncIterable<RawBatch>;
  /** A row as text, near to how it stands in the file. */
  raw(columns: readonly string[], values: readonly string[], separator: string): string;
}

/** For formats whose rows carry the names of their values. */
export const rawObject: Reader["raw"] = (columns, values) =>
  JSON.stringify(
    Object.fromEntries(
      values.flatMap((value, at) => (value === "" ? [] : [[columns[at] ?? String(at), value]])),
    ),
  );
