import { writeSync } from "node:fs";

/** Ends the engine's process at once, from any of its threads; the parent reads the reason from stderr. */
export function die(reason?: string): void {
  if (reason !== undefined) writeSync(2, `Engine exception: ${reason}\n`);
  process.kill(process.pid, "SIGKILL");
}
