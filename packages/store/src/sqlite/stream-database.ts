import type { EpochMs } from "@itinera/core";
import type SQLite from "better-sqlite3";
import type { Migrations } from "../sql/migrations.ts";
import type { EntryLines } from "../stream/entry-lines.ts";
import type { BlockRange, Replacement } from "../stream/over-blocks.ts";
import { packedAtOnce, type StoredBlock } from "../stream/packed-block.ts";
import type { StreamHead, StreamKey, StreamSize } from "../stream.ts";
import type { CarryOut } from "./serve-database.ts";
import type { ReleasedLines, StreamCall, StreamResult } from "./stream-calls.ts";
import { quarantineTable } from "./stream-quarantine.ts";

/** `events.db`: a file of its own, so that neither an import nor an edit waits for what is collected. */
export const streamMigrations: Migrations = [
  `
  CREATE TABLE stream_head (
    workspace TEXT NOT NULL, project TEXT NOT NULL,
    last INTEGER NOT NULL, settled INTEGER NOT NULL, bytes INTEGER NOT NULL,
    PRIMARY KEY (workspace, project)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE stream_block (
    workspace TEXT NOT NULL, project TEXT NOT NULL, first INTEGER NOT NULL,
    count INTEGER NOT NULL, at INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, project, first)
  ) STRICT;
  CREATE TABLE quarantined (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL, project TEXT NOT NULL,
    at INTEGER NOT NULL, source TEXT NOT NULL, reason TEXT NOT NULL, dialect TEXT NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX quarantined_of_project ON quarantined (workspace, project, number);
  CREATE INDEX quarantined_by_reason ON quarantined (workspace, project, source, reason);
  `,
];

/** What a commit adds to a stream. */
interface Growth {
  readonly key: StreamKey;
  readonly received: EpochMs;
  readonly before: number;
  last: number;
  readonly lines: EntryLines[];
}

export function streamDatabase(database: SQLite.Database): CarryOut<StreamCall, StreamResult> {
  const head = database.prepare<[string, string], { last: number; settled: number; bytes: number }>(
    "SELECT last, settled, bytes FROM stream_head WHERE workspace = ? AND project = ?",
  );
  const heads = database.prepare<[], StreamHead>("SELECT workspace, project, last FROM stream_head");
  const advance = database.prepare(
    `INSERT INTO stream_head (workspace, project, last, settled, bytes) VALUES (?, ?, ?, 0, ?)
     ON CONFLICT (workspace, project) DO UPDATE SET last = excluded.last, bytes = bytes + excluded.bytes`,
  );
  const settle = database.prepare("UPDATE stream_head SET settled = ? WHERE workspace = ? AND project = ?");
  const addBytes = database.prepare(
    "UPDATE stream_head SET bytes = bytes + ? WHERE workspace = ? AND project = ?",
  );
  const insert = database.prepare(
    `INSERT INTO stream_block (workspace, project, first, count, at, size, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  // The block that holds the next entry, where there is one, and all behind it.
  const behind = database.prepare<[Record<string, unknown>], StoredBlock>(
    `SELECT first, count, size, bytes FROM stream_block
     WHERE workspace = @workspace AND project = @project AND first >= (
       SELECT max(first) FROM stream_block
       WHERE workspace = @workspace AND project = @project AND first <= @after + 1
     ) AND first + count > @after + 1
     ORDER BY first LIMIT @most`,
  );
  const within = database.prepare<
    [string, string, number, number],
    { blocks: number; entries: number; bytes: number; at: EpochMs }
  >(
    `SELECT count(*) AS blocks, sum(count) AS entries, sum(length(bytes)) AS bytes, max(at) AS at
     FROM stream_block WHERE workspace = ? AND project = ? AND first BETWEEN ? AND ?`,
  );
  const removeWithin = database.prepare(
    "DELETE FROM stream_block WHERE workspace = ? AND project = ? AND first BETWEEN ? AND ?",
  );
  const removeAll = ["stream_head", "stream_block"].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE workspace = ? AND project = ?`),
  );
  const quarantine = quarantineTable(database);

  function grow(key: StreamKey, received: EpochMs): Growth {
    const before = head.get(key.workspace, key.project)?.last ?? 0;
    return { key, received, before, last: before, lines: [] };
  }

  function add(growth: Growth, lines: readonly EntryLines[]): void {
    for (const one of lines) {
      growth.lines.push(one);
      growth.last += one.count;
    }
  }

  function store({ key: { workspace, project }, received, before, last, lines }: Growth): void {
    if (last === before) return;
    let first = before + 1;
    let added = 0;
    for (const { count, size, bytes } of packedAtOnce(lines)) {
      insert.run(workspace, project, first, count, received, size, bytes);
      first += count;
      added += bytes.length;
    }
    advance.run(workspace, project, last, added);
  }

  function blocks({ workspace, project }: StreamKey, range: BlockRange): StoredBlock[] {
    const { after, mostBlocks, mostEntries, mostBytes } = range;
    const found: StoredBlock[] = [];
    let [entries, bytes] = [0, 0];
    for (const block of behind.iterate({ workspace, project, after, most: mostBlocks })) {
      found.push(block);
      entries += block.count;
      bytes += block.size;
      if (entries >= mostEntries || bytes > mostBytes) break;
    }
    return found;
  }

  function replace(
    { workspace, project }: StreamKey,
    { first, last, blocks: before, by }: Replacement,
  ): void {
    const range = [workspace, project, first, last] as const;
    const now = within.get(...range);
    if (now?.blocks !== before || now.entries !== by.count) return;
    removeWithin.run(...range);
    insert.run(workspace, project, first, by.count, now.at, by.size, by.bytes);
    addBytes.run(by.bytes.length - now.bytes, workspace, project);
  }

  function size({ workspace, project }: StreamKey): StreamSize {
    const { bytes, last } = head.get(workspace, project) ?? { bytes: 0, last: 0 };
    return { bytes, entries: last };
  }

  function release(key: StreamKey, received: EpochMs, released: readonly ReleasedLines[]): number {
    const growth = grow(key, received);
    const there = released.filter(({ number }) => quarantine.take(key, number));
    for (const { lines } of there) add(growth, lines);
    store(growth);
    return there.length;
  }

  function remove(key: StreamKey): void {
    for (const one of removeAll) one.run(key.workspace, key.project);
    quarantine.clear(key);
  }

  function carryOut(call: Exclude<StreamCall, { kind: "append" }>): StreamResult {
    switch (call.kind) {
      case "heads":
        return heads.all();
      case "blocks":
        return blocks(call.key, call.range);
      case "settled":
        return head.get(call.key.workspace, call.key.project)?.settled ?? 0;
      case "settle":
        settle.run(call.upTo, call.key.workspace, call.key.project);
        return undefined;
      case "replace":
        replace(call.key, call.replacement);
        return undefined;
      case "size":
        return size(call.key);
      case "quarantined":
        return quarantine.page(call.key, call.page);
      case "count-quarantined":
        return quarantine.count(call.key);
      case "release":
        return release(call.key, call.received, call.released);
      case "discard":
        return call.numbers.filter((number) => quarantine.take(call.key, number)).length;
      case "remove":
        remove(call.key);
        return undefined;
    }
  }

  /** What is appended to a project is one block, unless something else is asked in between. */
  const together = database.transaction((batch: readonly StreamCall[]) => {
    const growing = new Map<string, Growth>();
    const storeAll = () => {
      for (const one of growing.values()) store(one);
      growing.clear();
    };
    const results = batch.map((call): StreamResult => {
      if (call.kind !== "append") {
        storeAll();
        return carryOut(call);
      }
      const name = `${call.key.workspace}/${call.key.project}`;
      const growth = growing.get(name) ?? grow(call.key, call.received);
      growing.set(name, growth);
      add(growth, call.lines);
      quarantine.add(call.key, call.received, call.quarantined);
      return growth.last;
    });
    storeAll();
    return results;
  });
  return (batch) => together.immediate(batch);
}
