/** `itinera` is one database; `test_*` is every database whose name begins with `test_`. */
const DATABASE_PATTERN = /^[a-z][a-z0-9_]*\*?$/;

const WRITER_RIGHTS = [
  "SHOW",
  "SELECT",
  "INSERT",
  "ALTER TABLE",
  "ALTER VIEW",
  "CREATE DATABASE",
  "CREATE TABLE",
  "CREATE VIEW",
  "DROP DATABASE",
  "DROP TABLE",
  "DROP VIEW",
  "TRUNCATE",
  "OPTIMIZE",
].join(", ");

/** Engines that keep rows in our own folder or in memory; none that reads files or the network. */
const WRITER_ENGINES = [
  "MergeTree",
  "ReplacingMergeTree",
  "SummingMergeTree",
  "AggregatingMergeTree",
  "CollapsingMergeTree",
  "VersionedCollapsingMergeTree",
  "Memory",
  "Null",
  "Join",
  "Set",
];

/** What the writer may know of the state of its tables. Rows of other databases are not shown. */
const WRITER_SYSTEM_TABLES = ["parts", "detached_parts", "mutations", "merges"];

export function writerGrants(databases: readonly string[]): readonly string[] {
  return [
    ...databases.map((name) => `GRANT ${WRITER_RIGHTS} ON ${checked(name)}.*`),
    ...WRITER_ENGINES.map((engine) => `GRANT TABLE ENGINE ON ${engine}`),
    ...WRITER_SYSTEM_TABLES.map((table) => `GRANT SELECT ON system.${table}`),
  ];
}

export function readerGrants(databases: readonly string[]): readonly string[] {
  return databases.map((name) => `GRANT SELECT ON ${checked(name)}.*`);
}

export function isPattern(database: string): boolean {
  return database.endsWith("*");
}

function checked(name: string): string {
  if (DATABASE_PATTERN.test(name)) return name;
  throw new Error(`Not a database name: ${JSON.stringify(name)}`);
}
