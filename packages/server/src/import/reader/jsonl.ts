import type { RefusalReason } from "@itinera/core";
import { textDecoding } from "../encoding.ts";
import { limits } from "../limits.ts";
import type { RefusedRow } from "../refused-row.ts";
import { createColumnList, type ColumnList } from "./column-list.ts";
import { flattenInto } from "./flatten.ts";
import { createLineCutter, createListCutter, type JsonText } from "./json-texts.ts";
import { rawObject, type RawBatch, type Reader, type ReaderInput } from "./raw-batch.ts";

/** Numbers that JavaScript cannot hold as they stand: ids of 16 and more digits, and powers beyond measure. */
const longNumber = /\d{16}|\d[eE]\+?\d{3}/;

/** Those stay the text they are; rounded, two ids would become one. */
const exactly = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" && context?.source !== undefined && context.source.length > 15
    ? context.source
    : value === Infinity || value === -Infinity
      ? (context?.source ?? value)
      : value;

const parsed = (text: string): unknown => {
  try {
    return longNumber.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** undefined: nested so deep that it cannot be written as text again. */
const valuesOf = (columns: ColumnList, value: object): string[] | undefined => {
  const values: string[] = [];
  try {
    flattenInto(columns, values, "", value);
    return values;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** One object a line, or one list of objects. Keys of objects within objects are joined by a dot. */
async function* read({ bytes, cut, encoding, headText }: ReaderInput): AsyncGenerator<RawBatch> {
  const decoding = textDecoding(encoding);
  const cutter = headText.trimStart().startsWith("[") ? createListCutter() : createLineCutter();
  const columns = createColumnList();

  const batchOf = (texts: readonly JsonText[]): RawBatch => {
    const rows: string[][] = [];
    const places: number[] = [];
    const refused: RefusedRow[] = [];
    const refuse = ({ place, text }: JsonText, reason: RefusalReason): void => {
      refused.push({ row: place, reason, raw: text.slice(0, limits.rawChars) });
    };
    for (const found of texts) {
      const value = found.tooLong ? undefined : parsed(found.text);
      if (found.tooLong) refuse(found, "too-long");
      else if (typeof value !== "object" || value === null || Array.isArray(value))
        refuse(found, "unreadable");
      else {
        const values = valuesOf(columns, value);
        if (values === undefined) refuse(found, "unreadable");
        else {
          rows.push(values);
          places.push(found.place);
        }
      }
    }
    return { columns: columns.names, rows, places, refused };
  };

  for await (const chunk of bytes) yield batchOf(cutter(decoding.write(chunk), false));
  if (!cut) yield batchOf(cutter(decoding.end(), true));
}

export const jsonlReader: Reader = { read, raw: rawObject };
