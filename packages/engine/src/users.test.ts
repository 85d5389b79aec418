import { beforeAll, describe, expect, inject, it } from "vitest";
import { rowsOf } from "./temporary-engine.test-kit.ts";
import "./provided-engine.test-kit.ts";

const engine = inject("engine");
const DENIED = /Not enough privileges/;

beforeAll(async () => {
  await rowsOf(engine, engine.writer, "DROP DATABASE IF EXISTS test_users");
  await rowsOf(engine, engine.writer, "CREATE DATABASE test_users");
  await rowsOf(
    engine,
    engine.writer,
    "CREATE TABLE test_users.t (a Int8) ENGINE ReplacingMergeTree ORDER BY a",
  );
  await rowsOf(engine, engine.writer, "INSERT INTO test_users.t VALUES (7)");
});

describe("the reader", () => {
  const ask = (query: string): Promise<string> => rowsOf(engine, engine.reader, query);

  it("selects", async () => {
    expect(await ask("SELECT a FROM test_users.t FINAL")).toBe("7");
    expect(await ask("SELECT sum(number) FROM numbers(4)")).toBe("6");
  });

  it.each([
    "INSERT INTO test_users.t VALUES (1)",
    "ALTER TABLE test_users.t DELETE WHERE 1",
    "DROP TABLE test_users.t",
    "TRUNCATE TABLE test_users.t",
    "CREATE DATABASE test_more",
    "CREATE TEMPORARY TABLE x (a Int8)",
    "SELECT * FROM file('/etc/passwd', LineAsString)",
    "SELECT * FROM `/etc/passwd`",
    "SELECT * FROM url('http://127.0.0.1:1/', LineAsString)",
    "SELECT * FROM remote('127.0.0.1', test_users.t)",
    "SELECT * FROM s3('http://127.0.0.1:1/bucket/x', LineAsString)",
    "SELECT * FROM executable('cat', TSV, 'a String')",
    "SELECT * FROM system.users",
    "SELECT * FROM system.processes",
    "SYSTEM STOP LISTEN HTTP",
    "CREATE USER intruder",
    "GRANT ALL ON *.* TO reader",
  ])("may not %s", async (query) => {
    await expect(ask(query)).rejects.toThrow(DENIED);
  });

  it.each([
    "SET readonly = 0",
    "SELECT 1 SETTINGS readonly = 0",
    "SELECT 1 SETTINGS max_execution_time = 0",
    "SELECT 1 SETTINGS max_memory_usage = 0",
  ])("may not lift its limits: %s", async (query) => {
    await expect(ask(query)).rejects.toThrow(/Cannot modify/);
  });

  it("may have its answer compressed", async () => {
    const plain = await fetch(`${engine.url}/?enable_http_compression=1`, {
      method: "POST",
      headers: {
        "X-ClickHouse-User": engine.reader.username,
        "X-ClickHouse-Key": engine.reader.password,
        "Accept-Encoding": "gzip",
      },
      body: "SELECT 1",
    });
    expect([plain.status, plain.headers.get("Content-Encoding")]).toEqual([200, "gzip"]);
  });
});

describe("the writer", () => {
  const ask = (query: string): Promise<string> => rowsOf(engine, engine.writer, query);

  it("sees the parts of its tables", async () => {
    const query = "SELECT sum(rows) FROM system.parts WHERE database = 'test_users' AND active";
    expect(await ask(query)).toBe("1");
  });

  it("is answered when the rows are on disk", async () => {
    const query = "SELECT value FROM system.settings WHERE name = 'async_insert'";
    expect(await ask(query)).toBe("0");
  });

  it.each([
    "CREATE DATABASE elsewhere",
    "CREATE TABLE test_users.f (a String) ENGINE File(LineAsString, '/etc/passwd')",
    "CREATE TABLE test_users.u (a String) ENGINE URL('http://127.0.0.1:1/', LineAsString)",
    "INSERT INTO FUNCTION file('/tmp/x', LineAsString) VALUES ('x')",
    "SELECT * FROM file('/etc/passwd', LineAsString)",
    "CREATE FUNCTION f AS x -> x",
    "SELECT * FROM system.users",
  ])("may not %s", async (query) => {
    await expect(ask(query)).rejects.toThrow(DENIED);
  });
});

describe("whoever has no password", () => {
  it.each(["SELECT 1", "SELECT a FROM test_users.t", "SHOW DATABASES", "SYSTEM STOP LISTEN HTTP"])(
    "may not even %s",
    async (query) => {
      await expect(rowsOf(engine, "nobody", query)).rejects.toThrow(/session count/);
    },
  );

  it("cannot guess one", async () => {
    const guess = { username: "reader", password: "" };
    await expect(rowsOf(engine, guess, "SELECT 1")).rejects.toThrow(/Authentication failed/);
  });
});
