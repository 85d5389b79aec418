import { sql, type Sql } from "../sql/sql.ts";

/**
 * All tables start with workspace and project and are partitioned by them, so that what a
 * project holds is swapped, moved or dropped in one step, unseen half done by any reader.
 */
const scoped = sql`workspace LowCardinality(String), project LowCardinality(String)`;
const byScope = sql`PARTITION BY (workspace, project)`;

/**
 * The rows that the project holds, each person's together in journey order. `person` and `case` are as in
 * the source, empty when absent. Rows of files have the number of their import as `entry` and a `hash` that
 * stands for all columns but entry and seq: rows of equal hash are the same row (D6). Collected ones have
 * STREAM as `entry`, their number in the stream as `seq`, and no hash. `code` is the name's number in the
 * project's dictionary.
 */
const eventColumns = sql`(
  ${scoped},
  entry UInt64 CODEC(Delta, ZSTD),
  seq UInt64 CODEC(Delta, ZSTD),
  person String CODEC(ZSTD),
  case String CODEC(ZSTD),
  code UInt32 CODEC(ZSTD),
  time Int64 CODEC(Delta, ZSTD),
  channel LowCardinality(String),
  properties Map(LowCardinality(String), String),
  hash UInt128,
  INDEX places (entry, seq) TYPE minmax GRANULARITY 16
) ENGINE = MergeTree ${byScope} ORDER BY (if(person = '', case, person), time, entry, seq)`;

/** Rows of an import that the project held already: only what is needed to give them back. */
const copyColumns = sql`(${scoped}, hash UInt128, entry UInt64, seq UInt64)
  ENGINE = MergeTree ${byScope} ORDER BY (entry, seq)`;

/** Each fold of the whole project makes a generation anew, beside the one that is in use. */
const byGeneration = sql`PARTITION BY (workspace, project, generation)`;

/**
 * One row for each unit, in journey order (D5). `unit`: person, case, or loose (a person's events that
 * belong to no case, from which sessions are cut; only where there are cases). `key` is short for unit and id. `word` spells the
 * journey, one letter a kind (see dictionary.ts). `tied`: two neighbours have the same time. Which rows
 * count is said by `folds` and `stale` (see journey/current.ts).
 */
const journeyColumns = sql`(
  ${scoped},
  generation UInt64,
  version UInt64,
  unit LowCardinality(String),
  key UInt64,
  id String CODEC(ZSTD),
  word String,
  codes Array(UInt32),
  times Array(Int64),
  tied UInt8,
  INDEX versions version TYPE minmax GRANULARITY 64
) ENGINE = MergeTree ${byGeneration} ORDER BY (unit, key, id) SETTINGS index_granularity = 1024`;

/** Journeys that a later fold, `by`, has replaced. */
const staleColumns = sql`(${scoped}, generation UInt64, key UInt64, version UInt64, by UInt64)
  ENGINE = MergeTree ${byGeneration} ORDER BY (key, version)`;

/** New events by their units, about to join the journeys. */
const freshColumns = sql`(${scoped}, unit LowCardinality(String), id String, time Int64, seq UInt64, code UInt32)
  ENGINE = MergeTree ${byScope} ORDER BY (unit, id)`;

/**
 * The ids of collected messages: an id again, with a higher `seq`, is the same message again. 80 bits of a
 * hash: that any two of 10 billion messages agree by chance happens in one of 24,000 such projects.
 */
const seenColumns = sql`(
  ${scoped},
  hash UInt64 CODEC(Delta, ZSTD),
  tail UInt32,
  seq UInt64,
  INDEX places seq TYPE minmax GRANULARITY 256
) ENGINE = MergeTree ${byScope} ORDER BY (hash, tail) SETTINGS index_granularity = 256`;

/** Messages of a long stretch that turned out to be there before: about to be taken away. */
const repeatColumns = sql`(${scoped}, seq UInt64) ENGINE = MergeTree ${byScope} ORDER BY seq`;

/** Ids of persons who are known under another one: of each id the row with the highest version. */
const aliasColumns = sql`(${scoped}, version UInt64, id String, person String)
  ENGINE = MergeTree ${byScope} ORDER BY (id, version) SETTINGS index_granularity = 256`;

/** All ids of a person who has several: the row with the highest version; without ids: gone into another. */
const identityColumns = sql`(${scoped}, version UInt64, person String, ids Array(String), known UInt8)
  ENGINE = MergeTree ${byScope} ORDER BY (person, version) SETTINGS index_granularity = 256`;

/** What was said of who is who, by the number of the message, and how it was judged. */
const claimColumns = sql`(${scoped}, version UInt64, seq UInt64, kind LowCardinality(String), id String, other String,
  verdict LowCardinality(String)) ENGINE = MergeTree ${byScope} ORDER BY (other, seq)`;

/** Ids whose person has changed, about to be folded anew. */
const regroupedColumns = sql`(${scoped}, id String, person String) ENGINE = MergeTree ${byScope} ORDER BY id`;

/** What the journeys stand at (see journey/fold-state.ts): the row with the highest version counts. */
const foldColumns = sql`(
  ${scoped},
  version UInt64,
  generation UInt64,
  position UInt64,
  stored UInt64,
  duplicates UInt64,
  statements UInt64,
  ids UInt64,
  aliases UInt8,
  cases UInt8,
  loose UInt8,
  ties UInt8
) ENGINE = ReplacingMergeTree(version) ${byScope} ORDER BY tuple()`;

/** The dictionary: names of events by code. */
const kindColumns = sql`(${scoped}, code UInt32, name String) ENGINE = MergeTree ${byScope} ORDER BY code`;

/** A row of zeros when an import begins, one with its counts when it is done. */
const importColumns = sql`(${scoped}, import String, entry UInt64, events UInt64, added UInt64)
  ENGINE = MergeTree ${byScope} ORDER BY entry`;

/** By name; tables named `…_next` hold what is about to replace or join a project's part of the other. */
const columnsOf = {
  events: eventColumns,
  events_next: eventColumns,
  copies: copyColumns,
  copies_next: copyColumns,
  journeys: journeyColumns,
  stale: staleColumns,
  fresh: freshColumns,
  seen: seenColumns,
  repeats: repeatColumns,
  aliases: aliasColumns,
  identities: identityColumns,
  claims: claimColumns,
  regrouped: regroupedColumns,
  folds: foldColumns,
  kinds: kindColumns,
  kinds_next: kindColumns,
  imports: importColumns,
  imports_next: importColumns,
};

export const tables: readonly { readonly name: Sql; readonly columns: Sql }[] = Object.entries(columnsOf).map(
  ([name, columns]) => ({ name: { texts: [name], parts: [] }, columns }),
);

/** Partitioned by generation, the others by scope alone. */
export const generationTables: readonly Sql[] = [sql`journeys`, sql`stale`];
