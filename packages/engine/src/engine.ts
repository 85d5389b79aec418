import type { Credentials } from "./credentials.ts";

/** `down`: it died and is being started again. `stopped`: it was told to, for good. */
export type EngineState = "up" | "down" | "stopped";

export interface Engine {
  /** Where it answers over HTTP; the same for as long as this value lives. */
  readonly url: string;
  /** Where it answers ClickHouse's own protocol, when that was asked for. */
  readonly tcpPort: number | undefined;
  /** May make, fill and drop tables in the application's databases. */
  readonly writer: Credentials;
  /** May only select from them, and cannot lift that. */
  readonly reader: Credentials;
  /** What `SELECT version()` says. */
  readonly version: string;
  readonly state: EngineState;
  /** Of the child process now running; 0 while there is none. */
  readonly pid: number;
  /** Told of every change of `state`; the returned function ends that. */
  onChange(listener: (state: EngineState) => void): () => void;
  /** Kills it at once: whatever was acknowledged is on disk. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Fits `console` and pino. */
export interface EngineLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface EngineOptions {
  /** A folder of its own, made when missing. */
  readonly directory: string;
  /** Plain names are made when missing; `test_*` allows every name that begins with `test_`. */
  readonly databases: readonly string[];
  readonly log?: EngineLog;
  /** Ceiling of the engine's memory; by default a quarter of the machine's, 1 to 4 GiB. */
  readonly memoryBytes?: number;
  /** Also open a port for ClickHouse's own protocol, for clusters and native clients. */
  readonly tcp?: boolean;
  /** Called when its process has begun to start: a good moment for other work, for it needs 0.3 s. */
  readonly onLaunch?: () => void;
  /** Path of `libchdb.so`; by default that of the installed package. */
  readonly library?: string;
}

export type StartOutcome =
  | { readonly kind: "started"; readonly engine: Engine }
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly message: string };

/**
 * `missing`: no library for this machine. `directory`: it cannot be used. `in-use`: another
 * engine runs on it. `failed`: the engine itself refused to start.
 */
export type RefusalReason = "missing" | "directory" | "in-use" | "failed";
