import { PassThrough } from "node:stream";
import { once } from "node:events";
import type { FileId, Files } from "@itinera/store";
import Papa from "papaparse";
import { limits } from "./limits.ts";
import type { RefusedRow } from "./refused-row.ts";

/** Gathers refused rows into one stored CSV file: row, reason, text. */
export interface RefusedRows {
  write(rows: readonly RefusedRow[]): Promise<void>;
  /** The file, on disk; undefined when nothing was refused. */
  finish(): Promise<FileId | undefined>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** So that a spreadsheet takes the file for UTF-8. */
const byteOrderMark = "\uFEFF";

/**
 * Keeps the first 100,000 rows. Texts that a spreadsheet would run as a formula get an apostrophe in front
 * (OWASP, "CSV Injection").
 */
export const createRefusedRows = (files: Pick<Files, "write">): RefusedRows => {
  let kept = 0;
  let open: { readonly stream: PassThrough; readonly writing: ReturnType<Files["write"]> } | undefined;

  const opened = () => {
    if (open !== undefined) return open;
    const stream = new PassThrough();
    const writing = files.write(stream);
    // Whoever finishes or abandons hears of it; until then it must not end the process.
    writing.catch(() => undefined);
    stream.write(`${byteOrderMark}row,reason,text\r\n`);
    open = { stream, writing };
    return open;
  };

  return {
    async write(rows) {
      const some = rows.slice(0, limits.refusedRows - kept);
      if (some.length === 0) return;
      kept += some.length;
      const { stream, writing } = opened();
      const lines = Papa.unparse(
        some.map(({ row, reason, raw }) => [row, reason, raw]),
        { escapeFormulae: true },
      );
      if (!stream.write(`${lines}\r\n`)) await Promise.race([once(stream, "drain"), writing]);
    },
    async finish() {
      if (open === undefined) return undefined;
      open.stream.end();
      const written = await open.writing;
      return written.kind === "stored" ? written.stored.file : undefined;
    },
    async abandon() {
      if (open === undefined) return;
      open.stream.destroy(new Error("the import was broken off"));
      await open.writing.catch(() => undefined);
    },
  };
};
