// A Redis of our own, from Debian's package.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { freePort, startDaemon, type Daemon } from "../packages/store/src/testing/daemon.test-kit.ts";
import { fromDebian } from "../packages/store/src/testing/debian-package.test-kit.ts";

export interface RedisServer {
  readonly url: string;
  /** Ends every subscription, as a network that breaks does: what is said meanwhile is lost. */
  cutSubscriptions(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const find = () =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .find((folder) => ["redis-server", "redis-cli"].every((program) => existsSync(join(folder, program))));

/** undefined where it cannot be had. */
export async function startRedis(): Promise<RedisServer | undefined> {
  const programs = fromDebian("redis-server", find);
  if (programs === undefined) return undefined;
  const port = await freePort();
  const cli = (...words: string[]) =>
    execFileSync(join(programs, "redis-cli"), ["-p", String(port), ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  let daemon: Daemon | undefined;
  const start = async () => {
    daemon = await startDaemon({
      command: [
        join(programs, "redis-server"),
        ...["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
      ],
      end: "TERM",
      answers: async () => cli("PING").trim() === "PONG",
    });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    cutSubscriptions: () => void cli("CLIENT", "KILL", "TYPE", "pubsub"),
    start,
    stop: async () => {
      await daemon?.stop();
      daemon = undefined;
    },
  };
}
