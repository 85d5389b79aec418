import Papa from "papaparse";
import { textDecoding } from "../encoding.ts";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { declaredSeparator } from "../separator.ts";
import { headerNames } from "./column-list.ts";
import { lineEndsOf } from "./line-ends.ts";
import type { RawBatch, Reader, ReaderInput } from "./raw-batch.ts";
import { createRowCutter, type CutRows } from "./row-cutter.ts";

const isEmpty = ({ rows, refused }: CutRows): boolean => rows.length + refused.length === 0;

/** The first row is the header, whatever stands in it; a line `sep=;` above it is not. */
async function* read({ bytes, cut, encoding, separator, headText }: ReaderInput): AsyncGenerator<RawBatch> {
  const decoding = textDecoding(encoding);
  const cutter = createRowCutter(separator, lineEndsOf(headText));
  let ahead = declaredSeparator(headText) === undefined ? 0 : 1;
  let columns: readonly string[] | undefined;

  const batchOf = (found: CutRows): RawBatch | undefined => {
    if (isEmpty(found)) return undefined;
    while (columns === undefined) {
      const header = found.rows.shift();
      found.places.shift();
      if (header === undefined && found.refused.length === 0) return undefined;
      if (header === undefined) throw new FileRefused("too-long", { at: 1, limit: limits.rowChars });
      if (ahead > 0) ahead--;
      else columns = headerNames(header);
    }
    return { columns, ...found };
  };

  for await (const chunk of bytes) {
    const batch = batchOf(cutter(decoding.write(chunk), false));
    if (batch !== undefined) yield batch;
  }
  if (cut) return;
  const batch = batchOf(cutter(decoding.end(), true));
  if (batch !== undefined) yield batch;
}

export const csvReader: Reader = {
  read,
  raw: (_columns, values, separator) => Papa.unparse([[...values]], { delimiter: separator }),
};
