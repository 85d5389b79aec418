import {
  createNormalizer,
  type EventRow,
  type ImportMapping,
  type Normalizer,
  type TimeParser,
} from "@itinera/core";
import { completeMapping, type CompleteMapping } from "./complete-mapping.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import type { ImportBatch, ImportStep } from "./import-step.ts";
import { inputOf, inspect, type Inspected } from "./inspect.ts";
import { limits } from "./limits.ts";
import { readers } from "./reader/reader.ts";
import type { RawBatch } from "./reader/raw-batch.ts";
import type { RefusedRow } from "./refused-row.ts";
import { sampleOf } from "./sample.ts";

const mappingOf = async (source: FileSource, inspected: Inspected, given: ImportMapping) => {
  const complete = completeMapping(inspected, await sampleOf(source, inspected), given);
  const [refusal] = complete.refusals;
  if (refusal !== undefined) {
    const { kind: _, reason, ...details } = refusal;
    throw new FileRefused(reason, details);
  }
  return complete;
};

/** Makes events of raw rows; knows new columns when they show up. */
const createEventMaker = (inspected: Inspected, { mapping, parseTime }: CompleteMapping) => {
  const parser: TimeParser = parseTime ?? (() => undefined);
  const reader = readers[inspected.format];
  let normalize: Normalizer | undefined;
  let known = 0;
  return ({ columns, rows, places, refused }: RawBatch): Pick<ImportBatch, "rows" | "refused"> => {
    if (normalize === undefined || known !== columns.length) {
      normalize = createNormalizer(columns, mapping, parser);
      known = columns.length;
    }
    const events: EventRow[] = [];
    const bad: RefusedRow[] = [...refused];
    for (let at = 0; at < rows.length; at++) {
      const values = rows[at] ?? [];
      const row = places[at] ?? 0;
      const event = normalize(values, row);
      if (typeof event !== "string") events.push(event);
      else
        bad.push({
          row,
          reason: event,
          raw: reader.raw(columns, values, inspected.separator).slice(0, limits.rawChars),
        });
    }
    return { rows: events, refused: bad };
  };
};

/**
 * Reads a file in this thread: looks at its head, completes the mapping, and goes through it once. Memory
 * holds one batch, whatever the size of the file.
 */
export async function* readFile(source: FileSource, given: ImportMapping): AsyncGenerator<ImportStep> {
  try {
    const inspected = await inspect(source, given);
    const complete = await mappingOf(source, inspected, given);
    const eventsOf = createEventMaker(inspected, complete);
    const progress = { bytesRead: 0 };
    let read = 0;
    for await (const batch of readers[inspected.format].read(inputOf(inspected, source, "all", progress))) {
      const made = eventsOf(batch);
      read += batch.rows.length + batch.refused.length;
      yield { kind: "batch", ...made, read, bytesRead: progress.bytesRead };
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    yield error.refusal;
  }
}
