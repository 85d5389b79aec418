import Papa from "papaparse";
import { limits } from "../limits.ts";
import type { RefusedRow } from "../refused-row.ts";
import type { LineEnds } from "./line-ends.ts";

export interface CutRows {
  readonly rows: string[][];
  /** The row in the file of each of them; the first row of the text is 1. */
  readonly places: number[];
  readonly refused: RefusedRow[];
}

/** Takes the next piece of the text; `last`: the text ends with it. */
export type RowCutter = (piece: string, last: boolean) => CutRows;

/**
 * Cuts CSV text that comes in pieces of any size into rows, by papaparse's own parser (RFC 4180, forgiving
 * about quotes inside of values). Holds at most one row and one piece: a longer row is refused and skipped
 * to the end of its line. Empty lines are counted and left out.
 */
export const createRowCutter = (separator: string, { newline, mixed }: LineEnds): RowCutter => {
  const parser = new Papa.Parser({ delimiter: separator, newline });
  let rest = "";
  let skipping = false;
  let next = 1;

  const parsed = (text: string, last: boolean): { rows: string[][]; rest: string } => {
    const { data, meta } = parser.parse(text, 0, !last) as { data: string[][]; meta: { cursor: number } };
    return { rows: data, rest: last ? "" : text.slice(meta.cursor) };
  };

  const afterSkipped = (text: string): string => {
    const end = text.indexOf(newline);
    if (end < 0) return newline === "\r\n" && text.endsWith("\r") ? "\r" : "";
    skipping = false;
    return text.slice(end + newline.length);
  };

  return (piece, last) => {
    const cut: CutRows = { rows: [], places: [], refused: [] };
    let text = rest + piece;
    if (skipping) text = afterSkipped(text);
    if (skipping) {
      rest = text;
      return cut;
    }
    // Where no line has ended, no row has: a long one is gone through when it is there, not with each piece of it.
    const isWhole = last || text.indexOf(newline, Math.max(0, rest.length - 1)) >= 0;
    const found = isWhole ? parsed(text, last) : { rows: [], rest: text };
    ({ rest } = found);
    for (const values of found.rows) {
      const place = next++;
      const end = values.length - 1;
      const value = values[end] ?? "";
      if (mixed && value.endsWith("\r")) values[end] = value.slice(0, -1);
      if (end === 0 && value.trim() === "") continue;
      cut.rows.push(values);
      cut.places.push(place);
    }
    if (rest.length > limits.rowChars) {
      cut.refused.push({ row: next++, reason: "too-long", raw: rest.slice(0, limits.rawChars) });
      rest = "";
      skipping = true;
    }
    return cut;
  };
};
