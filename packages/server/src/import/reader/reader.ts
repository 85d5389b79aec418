import type { FileFormat } from "@itinera/core";
import { csvReader } from "./csv.ts";
import { jsonlReader } from "./jsonl.ts";
import { parquetReader } from "./parquet.ts";
import type { Reader } from "./raw-batch.ts";
import { xesReader } from "./xes.ts";

export const readers: Readonly<Record<FileFormat, Reader>> = {
  csv: csvReader,
  xes: xesReader,
  jsonl: jsonlReader,
  parquet: parquetReader,
};
