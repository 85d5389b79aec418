import { TooManyKinds, type Analytics } from "@itinera/analytics";
import type { EventRow, FileRefusal, RefusalReason, WorkspaceId } from "@itinera/core";
import type { ClaimedJob, ListedImport, ReasonCount, Store } from "@itinera/store";
import { failureText } from "./import-failure.ts";
import { readEvents } from "./import/read-events.ts";
import { createRefusedRows } from "./import/refused-rows.ts";

/** A sign of life is a commit on disk: far rarer than batches, far sooner than a claim runs out (30 s). */
const beatMs = 2_000;

/** How far a reading is, for whoever watches; kept in memory, for it changes many times a second. */
export interface Reading {
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly kept: number;
  readonly refused: readonly ReasonCount[];
  /** All rows are read; the engine sorts them into journeys. */
  readonly folding: boolean;
}

/** Why a reading ended early: not a failure of ours. */
class BrokenOff extends Error {
  readonly refusal: FileRefusal | undefined;
  constructor(refusal?: FileRefusal) {
    super(refusal ? `the file breaks off: ${refusal.reason}` : "stopped");
    this.refusal = refusal;
  }
}

const refusalOf = (error: unknown): FileRefusal | undefined => {
  if (error instanceof TooManyKinds) return { kind: "refused", reason: "too-many-kinds", limit: error.limit };
  return error instanceof BrokenOff ? error.refusal : undefined;
};

export interface ReadImportParts {
  readonly store: Pick<Store, "files" | "imports">;
  readonly analytics: Pick<Analytics, "importRows" | "removeImport">;
  /** Called with every batch. */
  readonly tell: (reading: Reading) => void;
  /** When aborted, the reading ends as if it had not begun. */
  readonly signal: AbortSignal;
  readonly job: ClaimedJob;
}

/**
 * Reads an import into the engine and writes down what came of it. Throws only what is not the file's
 * fault; reading it again then starts afresh.
 */
export async function readImport(
  { store, analytics, tell, signal, job }: ReadImportParts,
  workspace: WorkspaceId,
  listed: ListedImport,
): Promise<void> {
  const scope = { workspace, project: listed.project };
  const refusedRows = createRefusedRows(store.files);
  const counts = new Map<RefusalReason, number>();
  const refused = () => [...counts].map(([reason, count]) => ({ reason, count }));
  let reading: Reading = { rowsRead: 0, bytesRead: 0, kept: 0, refused: [], folding: false };
  const note = (change: Partial<Reading>) => {
    reading = { ...reading, ...change, refused: refused() };
    tell(reading);
  };

  let beaten = performance.now();
  const beat = async () => {
    if (performance.now() - beaten < beatMs) return;
    beaten = performance.now();
    await job.beat({ read: reading.rowsRead });
  };

  async function* batches(): AsyncGenerator<readonly EventRow[]> {
    const { file, bytes, fileName } = listed;
    const source = { open: () => store.files.read(file), bytes, fileName };
    for await (const step of readEvents(source, listed.mapping, signal)) {
      if (step.kind !== "batch") throw new BrokenOff(step);
      for (const { reason } of step.refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      await refusedRows.write(step.refused);
      note({ rowsRead: step.read, bytesRead: step.bytesRead, kept: reading.kept + step.rows.length });
      await beat();
      if (step.rows.length > 0) yield step.rows;
    }
    if (signal.aborted) throw new BrokenOff();
    note({ folding: true });
  }

  try {
    note({});
    await store.imports.begin(workspace, listed.id);
    const outcome = await analytics.importRows(scope, { id: listed.id, entry: listed.entry }, batches());
    const file = await refusedRows.finish();
    await store.imports.finish(workspace, listed.id, {
      counts: outcome,
      refused: refused(),
      ...(file ? { refusedRows: file } : {}),
    });
  } catch (error) {
    await refusedRows.abandon();
    const refusal = refusalOf(error);
    if (!refusal && !(error instanceof BrokenOff)) throw error;
    await analytics.removeImport(scope, listed.id);
    if (refusal) await store.imports.fail(workspace, listed.id, refusalText(refusal, listed.fileName));
  }
}

const refusalText = ({ kind: _, reason, ...params }: FileRefusal, file: string): string =>
  failureText({ code: `file.${reason}`, params: { file, ...defined(params) } });

const defined = (params: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
