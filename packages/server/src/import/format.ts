import type { FileFormat } from "@itinera/core";
import { FileRefused } from "./file-refused.ts";

/** Beginnings of files that are no text and that we do not read: ZIP (also .xlsx), PDF, old Excel, SQLite, xz, 7z, bzip2. */
const foreign = [
  "PK\x03\x04",
  "%PDF",
  "\xd0\xcf\x11\xe0",
  "SQLite format 3",
  "\xfd7zXZ",
  "7z\xbc\xaf",
  "BZh",
];

/** Columns of bytes that are read as Latin-1, so that each sign is one byte. */
const latin = (head: Uint8Array): string => Buffer.from(head.subarray(0, 64)).toString("latin1");

export const hasParquetMagic = (head: Uint8Array): boolean => latin(head).startsWith("PAR1");

/** Whether the file is Parquet. Throws `FileRefused` for a known kind of file that is no log. */
export const isParquet = (head: Uint8Array): boolean => {
  const start = latin(head);
  if (foreign.some((magic) => start.startsWith(magic))) throw new FileRefused("unknown-format");
  return hasParquetMagic(head);
};

/** The format of a text by its first sign; a name that says otherwise wins where both are possible. */
export const textFormatOf = (text: string, fileName: string): Exclude<FileFormat, "parquet"> => {
  if (text.slice(0, 4096).includes("\0")) throw new FileRefused("unknown-format");
  const first = text.trimStart().charAt(0);
  if (first === "<") return "xes";
  const named = /\.(csv|tsv|txt|jsonl|ndjson|json)(\.gz|\.zst)?$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const jsonish = first === "{" || first === "[";
  return jsonish && !["csv", "tsv"].includes(named) ? "jsonl" : "csv";
};
