import { run } from "./command.ts";

/** Pictures of every page: sizes × languages × themes, in `artifacts/shots/`; the arguments choose some of them. */
export const runShots = async (args: readonly string[]): Promise<boolean> =>
  (await run("node", ["scripts/shots.ts", ...args], { live: true })).ok;
