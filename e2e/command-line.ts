import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const mainFile = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Variables that differ from those of the tests. */
export type Variables = Readonly<Record<string, string>>;

/** Runs the command line as a person would, without the launcher. */
export const itinera = (...args: readonly string[]): Promise<Said> => itineraIn({}, ...args);

export function itineraIn(variables: Variables, ...args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mainFile, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...variables },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/** The one JSON document that a command prints with `--json`; throws with its complaint when it failed. */
export async function answerOf<T>(...args: readonly string[]): Promise<T> {
  const said = await itinera(...args, "--json");
  if (said.code !== 0) throw new Error(`itinera ${args.join(" ")} ended with ${said.code}: ${said.err}`);
  return JSON.parse(said.out) as T;
}

export interface Serving {
  readonly url: string;
  readonly pid: number;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
}

/** A server on any free port, ready to be asked. */
export async function serve(data: string, variables: Variables = {}): Promise<Serving> {
  const child = spawn(process.execPath, [mainFile, "serve", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...variables },
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { url, pid: child.pid ?? 0, kill };
  }
  throw new Error(`The server ended with ${child.exitCode} before it listened`);
}
