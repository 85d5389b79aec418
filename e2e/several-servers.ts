// What several servers share: PostgreSQL, Redis, a ClickHouse and a folder for files.
import { startEngine } from "@itinera/engine";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  startPostgres,
  type PostgresServer,
} from "../packages/store/src/testing/postgres-server.test-kit.ts";
import { serve, type Serving, type Variables } from "./command-line.ts";
import { startRedis, type RedisServer } from "./redis-server.ts";

export interface Commons {
  readonly variables: Variables;
  readonly redis: RedisServer;
  readonly postgres: PostgresServer;
  /** A new server on a data folder of its own. */
  server(variables?: Variables): Promise<Serving>;
  end(): Promise<void>;
}

/** undefined where PostgreSQL or Redis cannot be had. */
export async function startCommons(): Promise<Commons | undefined> {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  if (!postgres || !redis) {
    await postgres?.stop();
    await redis?.stop();
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), "itinera-servers-"));
  const started = await startEngine({ directory: join(folder, "engine"), databases: ["itinera"] });
  if (started.kind === "refused") throw new Error(started.message);
  const { engine } = started;
  const variables: Variables = {
    DATABASE_URL: await postgres.database(),
    REDIS_URL: redis.url,
    CLICKHOUSE_URL: engine.url,
    CLICKHOUSE_USER: engine.writer.username,
    CLICKHOUSE_PASSWORD: engine.writer.password,
    CLICKHOUSE_READER_USER: engine.reader.username,
    CLICKHOUSE_READER_PASSWORD: engine.reader.password,
    ITINERA_FILES: join(folder, "files"),
    ITINERA_SECRET: "a secret that all of these servers share",
    ITINERA_LOG: "error",
  };
  const running: Serving[] = [];
  return {
    variables,
    redis,
    postgres,
    server: async (more = {}) => {
      const data = await mkdtemp(join(folder, "data-"));
      const server = await serve(data, { ...variables, ...more });
      running.push(server);
      return server;
    },
    end: async () => {
      for (const server of running) await server.kill();
      await engine.stop();
      await redis.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
