import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Runs a module's text in a process of its own, and kills it with SIGKILL as soon as it has said something. */
export async function killedAfterFirstWord(script: string): Promise<void> {
  const said = await saidUntilKilled(script, 0);
  if (said !== "here") throw new Error(`the process ended by itself: ${said}`);
}

/** The same, so many milliseconds after its first word. Gives all that it has said. */
export async function saidUntilKilled(script: string, afterMs: number): Promise<string> {
  // By its imports it is known as a module; said outright, its threads would want to be texts, too.
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  await sleep(afterMs);
  child.kill("SIGKILL");
  await closed;
  if (child.signalCode !== "SIGKILL") throw new Error(`the process ended by itself: ${said}`);
  return said;
}
