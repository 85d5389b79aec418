// A process killed inside each step of each database's upgrade: nothing is lost, and the next start goes on.
import SQLite from "better-sqlite3";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { opened, temporaryFolder } from "../stores.test-kit.ts";
import { killedAfterFirstWord } from "../testing/killed-child.test-kit.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { roomLogMigrations } from "./room-log-database.ts";
import { streamMigrations } from "./stream-database.ts";

const rowsEach = 200;

let directory: string;
beforeEach(async () => {
  directory = await temporaryFolder();
});
afterEach(() => rm(directory, { recursive: true }));

interface Column {
  readonly name: string;
  readonly type: string;
}

const tablesOf = (database: SQLite.Database) =>
  database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all();
const columnsOf = (database: SQLite.Database, table: string) =>
  database.pragma(`table_info("${table}")`) as Column[];

/** Rows in every table; those of the same number belong to each other. */
function fill(database: SQLite.Database): void {
  const valueOf = ({ type }: Column, n: number) =>
    type === "INTEGER" ? n : type === "BLOB" ? Buffer.alloc(300, n) : `text ${n}`;
  database.pragma("foreign_keys = OFF");
  database.pragma("ignore_check_constraints = ON");
  for (const table of tablesOf(database)) {
    const columns = columnsOf(database, table);
    const insert = database.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => "?").join(", ")})`);
    for (let n = 1; n <= rowsEach; n++) insert.run(columns.map((column) => valueOf(column, n)));
  }
  expect(database.pragma("foreign_key_check")).toEqual([]);
}

/** All rows of some columns of each table. */
type Content = Readonly<
  Record<string, { readonly columns: readonly string[]; readonly rows: readonly unknown[] }>
>;

function contentOf(database: SQLite.Database, as?: Content): Content {
  const entries = (as ? Object.keys(as) : tablesOf(database)).map((table) => {
    const columns = as?.[table]?.columns ?? columnsOf(database, table).map(({ name }) => name);
    const list = columns.map((name) => `"${name}"`).join(", ");
    return [
      table,
      { columns, rows: database.prepare(`SELECT ${list} FROM "${table}" ORDER BY ${list}`).all() },
    ];
  });
  return Object.fromEntries(entries) as Content;
}

const moduleOf = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

/** What the program itself does, in the hands of a connection that stops in the middle of the first step. */
const upgrade = (file: string, steps: string, point: Point) => `
  import { writeSync } from "node:fs";
  import { connect } from ${moduleOf("connection.ts")};
  import { migrate } from ${moduleOf("migrate.ts")};
  import { migrations } from ${moduleOf("migrations.ts")};
  import { roomLogMigrations } from ${moduleOf("room-log-database.ts")};
  import { streamMigrations } from ${moduleOf("stream-database.ts")};
  const database = connect(${JSON.stringify(file)});
  // What is not yet committed goes to the journal, too.
  database.pragma("cache_size = 1");
  const stop = () => {
    writeSync(1, "here");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const exec = database.exec.bind(database);
  const pragma = database.pragma.bind(database);
  database.exec = (script) => {
    const statements = script.split(";");
    if (${point === "half of the script"}) exec(statements.slice(0, Math.ceil(statements.length / 2)).join(";"));
    else exec(script);
    if (${point !== "the version"}) stop();
  };
  database.pragma = (text, options) => {
    const answer = pragma(text, options);
    if (text.includes("user_version =")) stop();
    return answer;
  };
  migrate(database, ${steps});`;

const points = ["half of the script", "the script", "the version"] as const;
type Point = (typeof points)[number];

describe.each([
  ["itinera.db", "migrations", migrations],
  ["rooms.db", "roomLogMigrations", roomLogMigrations],
  ["events.db", "streamMigrations", streamMigrations],
] as const)("an upgrade of %s", (name, steps, all) => {
  const cases = all.flatMap((_, version) => points.map((point) => [version, point] as const));

  it.each(cases)(
    "from version %i, killed behind %s, loses no row and is done at the next start",
    async (version, point) => {
      const file = path.join(directory, name);
      // The first of them is there already, as it is on every upgrade.
      if (name !== "itinera.db") connect(path.join(directory, "itinera.db")).close();
      const old = connect(file);
      migrate(old, all.slice(0, version));
      fill(old);
      const before = contentOf(old);
      old.close();
      expect(Object.values(before).every(({ rows }) => rows.length >= rowsEach)).toBe(true);

      await killedAfterFirstWord(upgrade(file, steps, point));
      const killed = new SQLite(file);
      expect(killed.pragma("user_version", { simple: true })).toBe(version);
      expect(contentOf(killed)).toEqual(before);
      killed.close();

      await (await opened(directory)).close();
      const upgraded = new SQLite(file, { readonly: true });
      expect(upgraded.pragma("user_version", { simple: true })).toBe(all.length);
      expect(upgraded.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(contentOf(upgraded, before)).toEqual(before);
      upgraded.close();
    },
  );
});
