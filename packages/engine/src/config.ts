import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { passwordHash, type Credentials } from "./credentials.ts";
import { readerGrants, writerGrants } from "./grants.ts";
import { toXml, type XmlTree } from "./xml.ts";

/** Everything about an engine that stays the same while its processes come and go. */
export interface Site {
  readonly library: string;
  readonly directory: string;
  readonly databases: readonly string[];
  readonly writer: Credentials;
  readonly reader: Credentials;
  readonly httpPort: number;
  readonly tcpPort: number | undefined;
  /** Ceiling of the engine's memory, in bytes. */
  readonly memoryBytes: number;
}

export const configFile = (site: Site): string => join(site.directory, "config.xml");
export const dataFolder = (directory: string): string => join(directory, "data");
export const siteUrl = (site: Site): string => `http://127.0.0.1:${site.httpPort}`;

/** Seconds after which a question is given up; nobody waits longer for a number. */
const LONGEST_QUESTION_S = 120;

/**
 * Replaced in one step, so that no process reads half of it; only the owner may read it.
 * Gives the reason when the disk will not take it.
 */
export async function writeConfig(site: Site): Promise<string | undefined> {
  const text = engineConfig(site);
  const draft = `${configFile(site)}.${process.pid}`;
  try {
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, configFile(site));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** One file that is both ClickHouse's server configuration and its users file. */
function engineConfig(site: Site): string {
  return toXml({ clickhouse: { ...server(site), ...users(site) } });
}

function server(site: Site): XmlTree {
  const { directory, memoryBytes } = site;
  const cacheBytes = Math.floor(memoryBytes / 8);
  return {
    path: `${dataFolder(directory)}/`,
    tmp_path: `${join(directory, "tmp")}/`,
    users_config: configFile(site),
    listen_host: "127.0.0.1",
    http_port: site.httpPort,
    ...(site.tcpPort === undefined ? {} : { tcp_port: site.tcpPort }),
    timezone: "UTC",
    // An empty list: should a grant ever slip, there is still no host to read from.
    remote_url_allow_hosts: {},
    access_control_improvements: { settings_constraints_replace_previous: "true" },
    max_server_memory_usage: memoryBytes,
    mark_cache_size: cacheBytes,
    primary_index_cache_size: cacheBytes,
    index_mark_cache_size: cacheBytes,
    max_concurrent_queries: 64,
    // An insert is answered when its part and the folder's entry for it are on disk.
    merge_tree: { fsync_after_insert: 1, fsync_part_directory: 1 },
  };
}

function users(site: Site): XmlTree {
  return {
    profiles: {
      default: {},
      starter: { max_sessions_for_user: 1 },
      writer: { ...memory(site), async_insert: 0 },
      reader: {
        ...memory(site),
        readonly: 1,
        max_execution_time: LONGEST_QUESTION_S,
        cancel_http_readonly_queries_on_client_close: 1,
        constraints: { enable_http_compression: { changeable_in_readonly: "" } },
      },
    },
    quotas: { default: {} },
    users: {
      // clickhouse-local runs its own queries as this user, who cannot be given a password.
      // The session that serves us takes the only one there may be: nobody else gets in.
      default: {
        password: "",
        ...role("starter", ["GRANT SYSTEM LISTEN ON *.*"]),
      },
      [site.writer.username]: {
        password_sha256_hex: passwordHash(site.writer),
        ...role("writer", writerGrants(site.databases)),
      },
      [site.reader.username]: {
        password_sha256_hex: passwordHash(site.reader),
        ...role("reader", readerGrants(site.databases)),
      },
    },
  };
}

function role(profile: string, grants: readonly string[]): XmlTree {
  return { networks: { ip: "127.0.0.1" }, quota: "default", profile, grants: { query: grants } };
}

/** One query may take most of the memory, but sorts and groups on disk long before. */
function memory({ memoryBytes }: Site): XmlTree {
  return {
    max_memory_usage: Math.floor(memoryBytes * 0.8),
    max_bytes_before_external_group_by: Math.floor(memoryBytes / 4),
    max_bytes_before_external_sort: Math.floor(memoryBytes / 4),
  };
}
