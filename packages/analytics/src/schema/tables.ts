import { sql, type Sql } from "../sql/sql.ts";

/**
 * All tables start with workspace and project and are partitioned by them, so that what a
 * project holds is swapped, moved or dropped in one step, unseen half done by any reader.
 */
const scoped = sql`workspace LowCardinality(String), project LowCardinality(String)`;
const byScope = sql`PARTITION BY (workspace, project)`;

/**
 * The rows that the project holds, in log order (entry, seq). `person` and `case` are as in
 * the source, empty when absent. `hash` stands for all columns but entry and seq: rows of equal
 * hash are the same row (D6). `code` is the name's number in the project's dictionary.
 */
const eventColumns = sql`(
  ${scoped},
  entry UInt64 CODEC(Delta, ZSTD),
  seq UInt64 CODEC(Delta, ZSTD),
  person String,
  case String,
  code UInt16,
  time Int64 CODEC(Delta, ZSTD),
  channel LowCardinality(String),
  properties Map(LowCardinality(String), String),
  hash UInt128
) ENGINE = MergeTree ${byScope} ORDER BY (entry, seq)`;

/** Rows of an import that the project held already: only what is needed to give them back. */
const copyColumns = sql`(${scoped}, hash UInt128, entry UInt64, seq UInt64)
  ENGINE = MergeTree ${byScope} ORDER BY (entry, seq)`;

/**
 * One row for each unit, in journey order (D5). `unit`: person, case, or loose (a person's
 * events that belong to no case, from which sessions are cut). `word` spells the journey, one
 * letter a kind (see dictionary.ts). `tied`: two neighbours have the same time.
 */
const journeyColumns = sql`(
  ${scoped},
  unit LowCardinality(String),
  id String CODEC(ZSTD),
  word String,
  codes Array(UInt16),
  times Array(Int64),
  tied UInt8
) ENGINE = MergeTree ${byScope} ORDER BY (unit, id)`;

/** The dictionary: names of events by code. */
const kindColumns = sql`(${scoped}, code UInt16, name String) ENGINE = MergeTree ${byScope} ORDER BY code`;

/** A row of zeros when an import begins, one with its counts when it is done. */
const importColumns = sql`(${scoped}, import String, entry UInt64, events UInt64, added UInt64)
  ENGINE = MergeTree ${byScope} ORDER BY entry`;

/** Tables named `…_next` hold what is about to replace or join a project's part of the other. */
export const tables: readonly Sql[] = [
  sql`events ${eventColumns}`,
  sql`events_next ${eventColumns}`,
  sql`copies ${copyColumns}`,
  sql`copies_next ${copyColumns}`,
  sql`journeys ${journeyColumns}`,
  sql`journeys_next ${journeyColumns}`,
  sql`kinds ${kindColumns}`,
  sql`kinds_next ${kindColumns}`,
  sql`imports ${importColumns}`,
  sql`imports_next ${importColumns}`,
];

/** The same tables by name alone. */
export const tableNames: readonly Sql[] = ["events", "copies", "journeys", "kinds", "imports"]
  .flatMap((name) => [name, `${name}_next`])
  .map((name) => ({ texts: [name], parts: [] }));
