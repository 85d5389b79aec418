import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a module's text in a process of its own, and kills it with SIGKILL as soon as it has said something. */
export async function killedAfterFirstWord(script: string): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const word = await Promise.race([once(child.stdout, "data"), ended]);
  child.kill("SIGKILL");
  await ended;
  if (String(word[0]) !== "here") throw new Error(`the process ended by itself: ${String(word[0])}`);
}
