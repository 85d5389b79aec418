import type { ImportLine } from "@itinera/protocol";
import type { ListedImport } from "@itinera/store";
import { failureOf } from "./import-failure.ts";
import type { ImportWork } from "./import-work.ts";

/** An import as the wire shows it: what is stored, and how far its reading is. */
export function importLine(listed: ListedImport, project: string, work: ImportWork): ImportLine {
  const reading = work.reading(listed.id);
  const underWay = reading && listed.state !== "removing";
  return {
    id: listed.id,
    project,
    projectId: listed.project,
    fileName: listed.fileName,
    bytes: listed.bytes,
    bytesRead: reading?.bytesRead ?? (listed.state === "done" ? listed.bytes : 0),
    state: underWay ? (reading.folding ? "folding" : "reading") : listed.state,
    created: listed.at,
    rowsRead: underWay
      ? reading.rowsRead
      : listed.counts.events + listed.refused.reduce((sum, { count }) => sum + count, 0),
    events: underWay ? reading.kept : listed.counts.events,
    refused: [...(underWay ? reading.refused : listed.refused)],
    added: listed.counts.added,
    already: listed.counts.already,
    cases: listed.counts.cases,
    kinds: listed.counts.kinds,
    mapping: listed.mapping,
    ...(listed.failure === null ? {} : { problem: failureOf(listed.failure) }),
  };
}
