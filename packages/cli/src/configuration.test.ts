import { describe, expect, it } from "vitest";
import { readConfiguration } from "./configuration.ts";

const read = (data: string | undefined, env: NodeJS.ProcessEnv) => {
  const configured = readConfiguration(data, env);
  if (configured.kind !== "configured") throw new Error(configured.detail);
  return configured.configuration;
};

describe("configuration", () => {
  it("takes relative folders from where the person stands", () => {
    expect(read("data/here", { INIT_CWD: "/home/ann" }).data).toBe("/home/ann/data/here");
    expect(read(undefined, { INIT_CWD: "/home/ann" })).toMatchObject({
      data: "/home/ann/itinera-data",
      dataLabel: "itinera-data",
    });
    expect(read("/srv/data", { INIT_CWD: "/home/ann" }).data).toBe("/srv/data");
  });

  it("knows another ClickHouse by its URL, with or without a reader", () => {
    const env = {
      INIT_CWD: "/",
      CLICKHOUSE_URL: "http://db:8123",
      CLICKHOUSE_USER: "w",
      CLICKHOUSE_PASSWORD: "p",
    };
    expect(read(undefined, env).clickHouse).toEqual({
      url: "http://db:8123",
      writer: { username: "w", password: "p" },
      reader: undefined,
    });
    const both = read(undefined, { ...env, CLICKHOUSE_READER_USER: "r", CLICKHOUSE_READER_PASSWORD: "q" });
    expect(both.clickHouse?.reader).toEqual({ username: "r", password: "q" });
  });

  it("says which variable is wrong", () => {
    expect(readConfiguration(undefined, { CLICKHOUSE_URL: "no url" })).toMatchObject({
      kind: "wrong",
      where: "CLICKHOUSE_URL",
    });
    expect(readConfiguration(undefined, { CLICKHOUSE_DATABASE: "a; DROP" })).toMatchObject({ kind: "wrong" });
  });

  it("knows what several servers share, and refuses a Redis where one of these is missing", () => {
    const env = {
      INIT_CWD: "/home/ann",
      REDIS_URL: "redis://cache:6379",
      DATABASE_URL: "postgres://ann:secret@db/maps",
      CLICKHOUSE_URL: "http://db:8123",
      ITINERA_FILES: "shared",
      ITINERA_SECRET: "x".repeat(32),
    };
    expect(read(undefined, env)).toMatchObject({
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      files: "/home/ann/shared",
    });
    for (const name of ["DATABASE_URL", "CLICKHOUSE_URL", "ITINERA_FILES", "ITINERA_SECRET"]) {
      const wrong = readConfiguration(undefined, { ...env, [name]: undefined });
      expect(wrong).toMatchObject({ kind: "wrong", where: "REDIS_URL" });
      expect(JSON.stringify(wrong)).toContain(name);
    }
    expect(readConfiguration(undefined, { DATABASE_URL: "mysql://db/maps" })).toMatchObject({
      where: "DATABASE_URL",
    });
  });
});
