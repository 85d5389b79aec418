import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const mainFile = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a person would, without the launcher. */
export function itinera(...args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mainFile, ...args], { stdio: ["ignore", "pipe", "pipe"] });
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
