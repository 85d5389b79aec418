import type { ImportMapping } from "@itinera/core";
import type { FileSource } from "./file-source.ts";
import type { ImportBatch } from "./import-step.ts";
import { readFile } from "./read-file.ts";

/** A file in memory that comes in pieces of `pieceBytes`. */
export const memorySource = (
  content: string | Uint8Array,
  fileName = "log.csv",
  pieceBytes = 64 * 1024,
): FileSource => {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    fileName,
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
};

export interface ReadAll {
  readonly rows: ImportBatch["rows"];
  readonly refused: ImportBatch["refused"];
  /** Why the file broke off. */
  readonly reason?: string;
}

export const readAll = async (source: FileSource, mapping: ImportMapping = {}): Promise<ReadAll> => {
  const rows: ImportBatch["rows"][number][] = [];
  const refused: ImportBatch["refused"][number][] = [];
  for await (const step of readFile(source, mapping)) {
    if (step.kind === "refused") return { rows, refused, reason: step.reason };
    rows.push(...step.rows);
    refused.push(...step.refused);
  }
  return { rows, refused };
};
