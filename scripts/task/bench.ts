import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run, say } from "./command.ts";

/** `npm run bench -- journeys --events 5000000`: one benchmark, with its own options. */
export async function runBench([name, ...args]: readonly string[]): Promise<boolean> {
  const there = readdirSync(join(root, "bench"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));
  if (name === undefined || !existsSync(join(root, "bench", `${name}.ts`))) {
    say(`Which benchmark? There are: ${there.join(", ")}`);
    return false;
  }
  return (await run("node", ["--expose-gc", join(root, "bench", `${name}.ts`), ...args], { live: true })).ok;
}
