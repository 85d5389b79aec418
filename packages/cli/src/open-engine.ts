import { ClickHouseLogLevel, createClient, type ClickHouseClient } from "@clickhouse/client";
import { checkVersion, startEngine, type Engine, type VersionCheck } from "@itinera/engine";
import type { EngineHealth } from "@itinera/server";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Configuration, Credentials, OwnClickHouse } from "./configuration.ts";

export type OpenedEngine =
  | {
      readonly kind: "open";
      /** Absent where there is no engine for this machine. */
      readonly clients: { readonly writer: ClickHouseClient; readonly reader: ClickHouseClient } | undefined;
      readonly health: EngineHealth;
      close(): Promise<void>;
    }
  | { readonly kind: "refused"; readonly message: string };

const connect = (url: string, { username, password }: Credentials, database: string): ClickHouseClient =>
  createClient({
    url,
    username,
    password,
    database,
    request_timeout: 600_000,
    // What goes wrong is thrown, and told where it is caught.
    log: { level: ClickHouseLogLevel.OFF },
    keep_alive: { enabled: true, idle_socket_ttl: 2_000 },
    compression: { request: false, response: false },
  });

const closeClients = async (...clients: readonly ClickHouseClient[]) => {
  for (const client of clients) await client.close();
};

/**
 * The engine of the numbers: the embedded one, or the one that `CLICKHOUSE_URL` names. `onLaunch` is called
 * when the embedded one has begun to start.
 */
export const openEngine = (
  configuration: Configuration,
  log: Logger,
  onLaunch: () => void,
): Promise<OpenedEngine> =>
  configuration.clickHouse
    ? openOwn(configuration.clickHouse, configuration.database, log)
    : openEmbedded(configuration, log, onLaunch);

async function openEmbedded(
  { data, database }: Configuration,
  log: Logger,
  onLaunch: () => void,
): Promise<OpenedEngine> {
  const started = await startEngine({
    directory: join(data, "engine"),
    databases: [database],
    onLaunch,
    log: { info: (message) => log.info(message), warn: (message) => log.warn(message) },
  });
  if (started.kind === "refused") {
    if (started.reason !== "missing") return { kind: "refused", message: started.message };
    process.stderr.write(`itinera: ${started.message} Maps work; numbers need CLICKHOUSE_URL.\n`);
    return { kind: "open", clients: undefined, health: missing(), close: async () => undefined };
  }
  const { engine } = started;
  const writer = connect(engine.url, engine.writer, database);
  const reader = connect(engine.url, engine.reader, database);
  return {
    kind: "open",
    clients: { writer, reader },
    health: healthOf(engine),
    close: async () => {
      await closeClients(writer, reader);
      await engine.stop();
    },
  };
}

function missing(): EngineHealth {
  const since = Date.now();
  return { state: () => "missing", version: () => null, since: () => since, onChange: () => () => undefined };
}

function healthOf(engine: Engine): EngineHealth {
  let since = Date.now();
  engine.onChange(() => (since = Date.now()));
  return {
    state: () => (engine.state === "up" ? "up" : "down"),
    version: () => engine.version,
    since: () => since,
    onChange: (listener) => engine.onChange(listener),
  };
}

const pingMs = 2_000;

/** Somebody else's ClickHouse: asked every two seconds whether it is there. */
async function openOwn(own: OwnClickHouse, database: string, log: Logger): Promise<OpenedEngine> {
  const checked = await checkVersion(own.url, own.writer);
  if (checked.kind !== "fits") return { kind: "refused", message: refusalText(own.url, checked) };
  const bootstrap = connect(own.url, own.writer, "default");
  try {
    await bootstrap.command({
      query: "CREATE DATABASE IF NOT EXISTS {database:Identifier}",
      query_params: { database },
    });
    if (!own.reader) {
      log.warn("CLICKHOUSE_READER_USER is not set: questions go through the writer, which may change tables");
    }
    const writer = connect(own.url, own.writer, database);
    const reader = connect(own.url, own.reader ?? own.writer, database);
    const health = watch(bootstrap, checked.version);
    return {
      kind: "open",
      clients: { writer, reader },
      health,
      close: async () => {
        health.stop();
        await closeClients(writer, reader, bootstrap);
      },
    };
  } catch (error) {
    await bootstrap.close();
    return {
      kind: "refused",
      message: `ClickHouse at ${new URL(own.url).host} refused: ${(error as Error).message}`,
    };
  }
}

const refusalText = (url: string, checked: Exclude<VersionCheck, { kind: "fits" }>) =>
  checked.kind === "older"
    ? `ClickHouse at ${new URL(url).host} has version ${checked.version}; ${checked.needed} or newer is needed.`
    : `ClickHouse at ${new URL(url).host} cannot be used: ${checked.message}`;

function watch(client: ClickHouseClient, version: string | null): EngineHealth & { stop(): void } {
  let up = true;
  let since = Date.now();
  const listeners = new Set<() => void>();
  const timer = setInterval(() => {
    void client.ping().then(({ success }) => {
      if (success === up) return;
      up = success;
      since = Date.now();
      for (const listener of listeners) listener();
    });
  }, pingMs);
  timer.unref();
  return {
    state: () => (up ? "up" : "down"),
    version: () => version,
    since: () => since,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearInterval(timer),
  };
}
