import type { ImportLine } from "@itinera/protocol";

/** It will change by itself. */
export const isUnderWay = ({ state }: Pick<ImportLine, "state">): boolean =>
  state !== "done" && state !== "failed";

/** How much of the file has been read, 0…1; undefined where nobody knows. */
export function shareRead({ bytes, bytesRead, state }: Pick<ImportLine, "bytes" | "bytesRead" | "state">) {
  if (state === "done" || state === "folding") return 1;
  if (state === "failed") return 0;
  return bytes > 0 ? Math.min(1, bytesRead / bytes) : undefined;
}

/** Rows that are likely in the whole file, by the part read so far; undefined before enough is known. */
export function likelyRows({
  rowsRead,
  bytes,
  bytesRead,
}: Pick<ImportLine, "rowsRead" | "bytes" | "bytesRead">) {
  if (rowsRead < 1_000 || bytesRead <= 0) return undefined;
  const rows = (rowsRead / bytesRead) * bytes;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(rows)) - 2);
  return Math.round(rows / step) * step;
}

export const refusedRows = ({ refused }: Pick<ImportLine, "refused">): number =>
  refused.reduce((sum, { count }) => sum + count, 0);
