import { columnRoles, type ColumnRole, type FileFormat, type ImportMapping } from "@itinera/core";
import type { Preview } from "@itinera/protocol";

// What the reader said, as far as it differs from what was guessed. An empty role says: no such column.

/** The name `to` becomes `role`; what it was before is given up. */
export function withRole(
  said: ImportMapping,
  preview: Preview,
  column: string,
  role: ColumnRole | null,
): ImportMapping {
  const before = preview.columns.find(({ name }) => name === column)?.role ?? null;
  if (before === role) return said;
  return {
    ...said,
    ...(before && { [before]: "" }),
    ...(role && { [role]: column }),
    // Another column with times is written in its own way.
    ...((role === "time" || before === "time") && { timeFormat: undefined }),
  };
}

const withoutRoles = (said: ImportMapping): ImportMapping => ({
  ...said,
  ...Object.fromEntries(columnRoles.map((role) => [role, undefined])),
});

/** Another format has other columns: nothing but the time zone is kept. */
export const withFormat = (said: ImportMapping, format: FileFormat): ImportMapping => ({
  format,
  timezone: said.timezone,
});

/** Names of columns may read differently now, so their roles are guessed again. */
export const withEncoding = (said: ImportMapping, encoding: string): ImportMapping => ({
  ...withoutRoles(said),
  encoding,
});

export const withSeparator = (said: ImportMapping, separator: string): ImportMapping => ({
  ...withoutRoles(said),
  separator,
});

/** `orders-and-visits-q1.csv.gz` suggests the project "Orders and visits q1". */
export function suggestedProject(fileName: string): string {
  const words = fileName
    .replace(/\.(gz|zst)$/i, "")
    .replace(/\.(csv|tsv|txt|xes|jsonl|ndjson|json|parquet)$/i, "")
    .replace(/[_\-.\s]+/g, " ")
    .trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "windows-1250",
  "windows-1252",
  "iso-8859-2",
  "koi8-r",
] as const;

export const timeFormats = [
  "iso",
  "epoch-s",
  "epoch-ms",
  "yyyy-MM-dd HH:mm:ss",
  "yyyy/MM/dd HH:mm:ss",
  "dd.MM.yyyy HH:mm:ss",
  "dd.MM.yyyy HH:mm",
  "dd.MM.yyyy",
  "dd/MM/yyyy HH:mm:ss",
  "dd/MM/yyyy HH:mm",
  "MM/dd/yyyy HH:mm:ss",
  "MM/dd/yyyy HH:mm",
  "MM/dd/yyyy hh:mm a",
] as const;

/** A choice that the list lacks stands at its head. */
export const withFound = (list: readonly string[], found: string | null | undefined): readonly string[] =>
  !found || list.some((one) => one.toLowerCase() === found.toLowerCase()) ? list : [found, ...list];

/** Why the import cannot start yet; a Parquet file is read whole, after it is sent. */
export const blocking = (preview: Preview): Preview["refusals"] =>
  preview.refusals.filter(({ reason }) => reason !== "needs-whole-file");
