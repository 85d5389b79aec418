import type { ClickHouseClient } from "@clickhouse/client";
import {
  answerSchemas,
  type AnswerOf,
  type EventRow,
  type ImportId,
  type QuestionKind,
  type QuestionOf,
} from "@itinera/core";
import { openAsking, type AskingOptions } from "./asking.ts";
import { importRows, type ImportOutcome, type ImportSource } from "./import/import-rows.ts";
import { countImports, type ProjectCounts } from "./import/count-imports.ts";
import { isWhole } from "./import/is-whole.ts";
import { dropProject, removeImport } from "./import/remove-import.ts";
import { loadFoldState, type StreamCounts } from "./journey/fold-state.ts";
import { answerers } from "./question/answerers.ts";
import type { Answerer } from "./question/answerer.ts";
import { dropTables, migrate, type Migration } from "./schema/migrate.ts";
import type { Scope } from "./scope.ts";
import { tableBytes } from "./schema/table-bytes.ts";
import { foldStream, type StreamLimits, type StreamStretch } from "./stream/fold-stream.ts";
import { databaseOf, readerOf } from "./sql/database.ts";

/**
 * Events and what is asked of them. All it holds is a projection of the event log: it can be dropped
 * and imported again in log order, with the same answers.
 */
export interface Analytics {
  /** Brings the tables to this program's version. */
  migrate(): Promise<Migration>;
  /**
   * Adds the rows that the project does not hold yet (D6). The same id again starts afresh. Changes
   * of one project must not overlap; questions may come at any time and see it before or after.
   * Throws what `batches` throws, having added nothing, and TooManyKinds.
   */
  importRows(
    scope: Scope,
    source: ImportSource,
    batches: AsyncIterable<readonly EventRow[]>,
  ): Promise<ImportOutcome>;
  /** As if it had never been imported; nothing when it was not. */
  removeImport(scope: Scope, id: ImportId): Promise<void>;
  /** What of the project's stream is counted. */
  streamed(scope: Scope): Promise<StreamCounts>;
  /**
   * Takes the next stretch of the project's stream in; entries that are counted already are left out, and messages
   * whose id came before count as duplicates. It may be called again after it failed anywhere.
   */
  foldStream(scope: Scope, stretch: StreamStretch): Promise<StreamCounts>;
  dropProject(scope: Scope): Promise<void>;
  dropEverything(): Promise<void>;
  ask<Kind extends QuestionKind>(
    scope: Scope,
    question: QuestionOf<Kind>,
    options?: AskingOptions,
  ): Promise<AnswerOf<Kind>>;
  /** What is there, to compare with the log. */
  counts(scope: Scope): Promise<ProjectCounts>;
  /** Whether the project's tables hold together; not, when parts of them were lost. */
  isWhole(scope: Scope): Promise<boolean>;
  /** What all tables take on the engine's disk. */
  bytes(): Promise<number>;
}

/** `reader` needs no right but SELECT: questions go through it alone. */
export function createAnalytics({
  writer,
  reader,
  stream,
}: {
  readonly writer: ClickHouseClient;
  readonly reader: ClickHouseClient;
  readonly stream?: StreamLimits;
}): Analytics {
  const database = databaseOf(writer);
  const read = readerOf(reader);
  return {
    migrate: () => migrate(database),
    importRows: (scope, source, batches) => importRows(database, scope, source, batches),
    removeImport: (scope, id) => removeImport(database, scope, id),
    streamed: (scope) => loadFoldState(read, scope),
    foldStream: (scope, stretch) => foldStream(database, scope, stretch, stream),
    dropProject: (scope) => dropProject(database, scope),
    dropEverything: () => dropTables(database),
    counts: (scope) => countImports(read, scope),
    isWhole: (scope) => isWhole(read, scope),
    bytes: () => tableBytes(database),
    async ask<Kind extends QuestionKind>(
      scope: Scope,
      question: QuestionOf<Kind>,
      options: AskingOptions = {},
    ) {
      options.signal?.throwIfAborted();
      const asking = await openAsking(read, scope, options);
      const answer: Answerer<Kind> = answerers[question.kind];
      return answerSchemas[question.kind].parse(await answer(asking, question)) as AnswerOf<Kind>;
    },
  };
}
