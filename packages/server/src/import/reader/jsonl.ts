import type { RefusalReason } from "@itinera/core";
import { textDecoding } from "../encoding.ts";
import { limits } from "../limits.ts";
import type { RefusedRow } from "../refused-row.ts";
import { createColumnList } from "./column-list.ts";
import { flattenInto } from "./flatten.ts";
import { createLineCutter, createListCutter, type JsonText } from "./json-texts.ts";
import { rawObject, type RawBatch, type Reader, type ReaderInput } from "./raw-batch.ts";

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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
        const values: string[] = [];
        flattenInto(columns, values, "", value);
        rows.push(values);
        places.push(found.place);
      }
    }
    return { columns: columns.names, rows, places, refused };
  };

  for await (const chunk of bytes) yield batchOf(cutter(decoding.write(chunk), false));
  if (!cut) yield batchOf(cutter(decoding.end(), true));
}

export const jsonlReader: Reader = { read, raw: rawObject };
