import type { ProviderSettings } from "@itinera/server";
import { resolve } from "node:path";
import { z } from "zod";
import { mailOf, mailVariables, type MailConfiguration } from "./mail-variables.ts";
import { providerOf, providerVariables } from "./provider-variables.ts";

/** Relative paths are meant from where the person stands, not from where the launcher runs. */
export const standpoint = (env: NodeJS.ProcessEnv = process.env): string => env["INIT_CWD"] ?? process.cwd();

const fromEnvironment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** A folder that several servers share. */
  ITINERA_FILES: z.string().min(1).optional(),
  CLICKHOUSE_URL: z.url().optional(),
  CLICKHOUSE_USER: z.string().default("default"),
  CLICKHOUSE_PASSWORD: z.string().default(""),
  CLICKHOUSE_READER_USER: z.string().optional(),
  CLICKHOUSE_READER_PASSWORD: z.string().default(""),
  CLICKHOUSE_DATABASE: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/)
    .default("itinera"),
  /** Where browsers reach the server: the origin of a proxy that stands before it. */
  ITINERA_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** Proxies whose word on where requests come from is believed: addresses, networks, or `loopback`. */
  ITINERA_TRUSTED_PROXIES: z.string().default(""),
  /** Networks and hosts of one's own to which requests may go: by commas. */
  ITINERA_ALLOW_NETWORKS: z.string().default(""),
  ...mailVariables,
  ...providerVariables,
  /** Instead of the file `secret.key` of the data folder. */
  ITINERA_SECRET: z.string().min(32).optional(),
  /** What programs show that read the metrics. */
  ITINERA_METRICS_TOKEN: z.string().min(16).optional(),
  /** What a command shows to the server of `--url`. */
  ITINERA_TOKEN: z.string().min(1).optional(),
  ITINERA_LOG: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
  /** A fixed last day of the example, for tests; `2025-03-31`. */
  ITINERA_TODAY: z.iso.date().optional(),
});

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** An engine that somebody else runs. Without a reader of its own, questions go through the writer. */
export interface OwnClickHouse {
  readonly url: string;
  readonly writer: Credentials;
  readonly reader: Credentials | undefined;
}

/** What several servers have in common; each of them can also be of use to one. */
interface Commons {
  /** A PostgreSQL instead of the data folder's databases. */
  readonly databaseUrl: string | undefined;
  /** Through which servers tell each other at once what changes in a map. */
  readonly redisUrl: string | undefined;
  /** Absolute; instead of `files` in the data folder. */
  readonly files: string | undefined;
}

export interface Configuration extends Commons {
  /** Absolute. */
  readonly data: string;
  /** As it was typed, or the default's name. */
  readonly dataLabel: string;
  readonly clickHouse: OwnClickHouse | undefined;
  readonly database: string;
  /** Origin; absent: the address that is listened on. */
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  /** As they were typed. */
  readonly allowNetworks: readonly string[];
  readonly mail: MailConfiguration | undefined;
  readonly provider: ProviderSettings | undefined;
  /** Absent: it lies in the data folder. */
  readonly secret: string | undefined;
  readonly metricsToken: string | undefined;
  /** For the server of `--url`. */
  readonly token: string | undefined;
  readonly logLevel: string;
  readonly today: string | undefined;
}

export type Configured =
  | { readonly kind: "configured"; readonly configuration: Configuration }
  | { readonly kind: "wrong"; readonly where: string; readonly detail: string };

const listOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Servers that tell each other of changes, but keep something to themselves, would show different things. */
const sharedBy = ["DATABASE_URL", "CLICKHOUSE_URL", "ITINERA_FILES", "ITINERA_SECRET"] as const;

/** The one place that reads the environment. */
export function readConfiguration(
  dataOption: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Configured {
  const parsed = fromEnvironment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { kind: "wrong", where: String(issue?.path[0] ?? ""), detail: issue?.message ?? "" };
  }
  const read = parsed.data;
  const missing = sharedBy.filter((name) => read[name] === undefined);
  if (read.REDIS_URL !== undefined && missing.length > 0) {
    const detail = `servers that share a Redis share ${missing.join(" and ")} too, which must be set`;
    return { kind: "wrong", where: "REDIS_URL", detail };
  }
  const mail = mailOf(read);
  if (mail?.kind === "wrong") return mail;
  const provider = providerOf(read);
  if (provider?.kind === "wrong") return provider;
  const dataLabel = dataOption ?? "itinera-data";
  return {
    kind: "configured",
    configuration: {
      data: resolve(standpoint(env), dataLabel),
      dataLabel,
      databaseUrl: read.DATABASE_URL,
      redisUrl: read.REDIS_URL,
      files: read.ITINERA_FILES === undefined ? undefined : resolve(standpoint(env), read.ITINERA_FILES),
      clickHouse: read.CLICKHOUSE_URL
        ? {
            url: read.CLICKHOUSE_URL,
            writer: { username: read.CLICKHOUSE_USER, password: read.CLICKHOUSE_PASSWORD },
            reader: read.CLICKHOUSE_READER_USER
              ? { username: read.CLICKHOUSE_READER_USER, password: read.CLICKHOUSE_READER_PASSWORD }
              : undefined,
          }
        : undefined,
      database: read.CLICKHOUSE_DATABASE,
      publicUrl: read.ITINERA_URL,
      trustedProxies: listOf(read.ITINERA_TRUSTED_PROXIES),
      allowNetworks: listOf(read.ITINERA_ALLOW_NETWORKS),
      mail: mail?.mail,
      provider: provider?.provider,
      secret: read.ITINERA_SECRET,
      token: read.ITINERA_TOKEN,
      metricsToken: read.ITINERA_METRICS_TOKEN,
      logLevel: read.ITINERA_LOG,
      today: read.ITINERA_TODAY,
    },
  };
}
