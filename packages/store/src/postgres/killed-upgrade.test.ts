// A process killed inside each step of the upgrade of a PostgreSQL: nothing is lost, and the next start goes on.
import { rm } from "node:fs/promises";
import type { Client } from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { opened, temporaryFolder } from "../stores.test-kit.ts";
import { killedAfterFirstWord } from "../testing/killed-child.test-kit.ts";
import { startPostgres } from "../testing/postgres-server.test-kit.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";

const rowsEach = 50;

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

async function columnsOf(client: Client): Promise<Map<string, readonly Column[]>> {
  const { rows } = await client.query<Column>(
    `SELECT table_name AS "table", column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> 'itinera_version' ORDER BY table_name, ordinal_position`,
  );
  return Map.groupBy(rows, ({ table }) => table);
}

/** Rows in every table; those of the same number belong to each other. */
async function fill(client: Client): Promise<void> {
  const values: Readonly<Record<string, string>> = {
    integer: "n",
    bigint: "n",
    boolean: "n % 2 = 0",
    bytea: "decode(md5(n::text), 'hex')",
    "timestamp with time zone": "to_timestamp(n)",
  };
  const valueOf = ({ type }: Column) => values[type] ?? "'text ' || n";
  await client.query("SET session_replication_role = replica");
  for (const [table, columns] of await columnsOf(client))
    await client.query(
      `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT ${columns.map(valueOf).join(", ")}
       FROM generate_series(1, ${rowsEach}) AS n`,
    );
}

/** All rows of some columns of each table. */
type Content = ReadonlyMap<
  string,
  { readonly columns: readonly string[]; readonly rows: readonly unknown[] }
>;

async function contentOf(client: Client, as?: Content): Promise<Content> {
  const of: Iterable<readonly [string, readonly string[]]> = as
    ? [...as].map(([table, { columns }]) => [table, columns])
    : [...(await columnsOf(client))].map(([table, columns]) => [table, columns.map(({ name }) => name)]);
  const content = new Map<string, { columns: readonly string[]; rows: unknown[] }>();
  for (const [table, columns] of of) {
    const list = columns.map((name) => `"${name}"`).join(", ");
    const { rows } = await client.query<object>(`SELECT ${list} FROM "${table}" ORDER BY ${list}`);
    content.set(table, { columns, rows });
  }
  return content;
}

const moduleOf = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

const points = ["half of the script", "the script", "the version"] as const;
type Point = (typeof points)[number];

/** What the program itself does, in the hands of a connection that stops in the middle of the first step. */
const upgrade = (url: string, point: Point) => `
  import { writeSync } from "node:fs";
  import { connect } from ${moduleOf("connection.ts")};
  import { migrate } from ${moduleOf("migrate.ts")};
  import { migrations } from ${moduleOf("migrations.ts")};
  const client = await connect(${JSON.stringify(url)});
  const query = client.query.bind(client);
  const stop = () => {
    writeSync(1, "here");
    return new Promise(() => undefined);
  };
  client.query = async (text, values) => {
    const isScript = migrations.includes(text);
    const statements = String(text).split(";");
    if (isScript && ${point === "half of the script"}) {
      await query(statements.slice(0, Math.ceil(statements.length / 2)).join(";"));
      await stop();
    }
    const answer = await query(text, values);
    if (isScript && ${point === "the script"}) await stop();
    if (text.startsWith("INSERT INTO itinera_version")) await stop();
    return answer;
  };
  await migrate(client, migrations);`;

describe.skipIf(!postgres)("an upgrade of a PostgreSQL", () => {
  if (!postgres) return;
  let directory: string;
  let url: string;
  beforeEach(async () => {
    directory = await temporaryFolder();
    url = await postgres.database();
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function inDatabase<T>(act: (client: Client) => Promise<T>): Promise<T> {
    const client = await connect(url);
    try {
      return await act(client);
    } finally {
      await client.end();
    }
  }
  const versionIn = async (client: Client) =>
    (await client.query<{ version: number }>("SELECT version FROM itinera_version")).rows[0]?.version ?? 0;

  const cases = migrations.flatMap((_, version) => points.map((point) => [version, point] as const));

  it.each(cases)(
    "from version %i, killed behind %s, loses no row and is done at the next start",
    async (version, point) => {
      const before = await inDatabase(async (client) => {
        await migrate(client, migrations.slice(0, version));
        await fill(client);
        return contentOf(client);
      });
      expect([...before.values()].every(({ rows }) => rows.length >= rowsEach)).toBe(true);

      await killedAfterFirstWord(upgrade(url, point));
      await inDatabase(async (client) => {
        expect(await versionIn(client)).toBe(version);
        expect(await contentOf(client)).toEqual(before);
      });

      await (await opened(directory, { database: { url, alone: true, waitMs: 10_000 } })).close();
      await inDatabase(async (client) => {
        expect(await versionIn(client)).toBe(migrations.length);
        expect(await contentOf(client, before)).toEqual(before);
      });
    },
  );
});
