import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { freePort, startDaemon, type Daemon } from "./daemon.test-kit.ts";
import { fromDebian } from "./debian-package.test-kit.ts";

export interface PostgresServer {
  /** The URL of a new, empty database. */
  database(): Promise<string>;
  /** Ends it as a crash would, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const debianFolder = "/usr/lib/postgresql";

/** The folder of `initdb` and `postgres`: Debian's newest, or one on the PATH. */
function findPrograms(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const debian = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => path.join(debianFolder, version, "bin"));
  const onPath = (process.env["PATH"] ?? "").split(path.delimiter);
  return [...debian, ...onPath].find((folder) =>
    ["initdb", "postgres"].every((program) => existsSync(path.join(folder, program))),
  );
}

/** It refuses to run as root; its package has made a user. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: "-u" | "-g") => Number(execFileSync("id", [kind, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A PostgreSQL of our own in a temporary folder; undefined where it cannot be had. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const programs = fromDebian("postgresql", findPrograms);
  if (programs === undefined) return undefined;
  const user = unprivileged();
  const folder = await mkdtemp(path.join(tmpdir(), "itinera-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  execFileSync(
    path.join(programs, "initdb"),
    ["--no-sync", "--auth=trust", "--username=itinera", "--encoding=UTF8", "--locale=C.UTF-8", "-D", data],
    { stdio: ["ignore", "ignore", "pipe"], cwd: "/", ...user },
  );

  const port = await freePort();
  const urlOf = (name: string) => `postgres://itinera@127.0.0.1:${port}/${name}`;
  // The data outlive the process, not the computer: that is enough for tests, and quick.
  const settings = ["fsync=off", "max_connections=200", `unix_socket_directories=${folder}`];
  const start = (): Promise<Daemon> =>
    startDaemon({
      command: [
        path.join(programs, "postgres"),
        ...["-D", data, "-h", "127.0.0.1", "-p", String(port)],
        ...settings.flatMap((one) => ["-c", one]),
      ],
      end: "QUIT",
      user,
      answers: () => query(urlOf("postgres"), "SELECT 1").then(() => true),
    });

  let daemon = await start();
  return {
    async database() {
      const name = `itinera_${randomBytes(6).toString("hex")}`;
      await query(urlOf("postgres"), `CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    async restart() {
      await daemon.stop();
      daemon = await start();
    },
    async stop() {
      await daemon.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
