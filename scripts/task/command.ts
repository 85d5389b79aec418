import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ran {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program of the project and keeps what it prints; `live` shows it at once. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly live?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.live ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const end = (ok: boolean, more = "") =>
      resolve({ ok, output: output + more, seconds: (performance.now() - started) / 1000 });
    child.on("error", (error) => end(false, error.message));
    child.on("exit", (code) => end(code === 0));
  });
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
