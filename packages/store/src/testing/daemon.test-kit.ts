import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** Ends the program when the tests end, however they do: then nothing holds its input any more. */
const guard = '"$@" & read -r _; kill -s "$ITINERA_END" $!; wait';

export interface Daemon {
  stop(): Promise<void>;
}

export interface DaemonOptions {
  readonly command: readonly string[];
  /** Name of the signal that ends it at once. */
  readonly end: "QUIT" | "TERM";
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Throws, or gives false, as long as nobody answers. */
  readonly answers: () => Promise<boolean>;
}

const patienceMs = 20_000;

/** A program that serves until the tests are over. */
export async function startDaemon({ command, end, user, answers }: DaemonOptions): Promise<Daemon> {
  const child = spawn("sh", ["-c", guard, "sh", ...command], {
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, ITINERA_END: end },
    cwd: "/",
    ...user,
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const daemon: Daemon = { stop: () => stop(child) };
  const patience = performance.now() + patienceMs;
  while (!(await answers().catch(() => false))) {
    if (child.exitCode !== null || performance.now() > patience) {
      await stop(child);
      throw new Error(`${command[0]} does not answer: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return daemon;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.stdin?.end();
  await once(child, "exit");
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
