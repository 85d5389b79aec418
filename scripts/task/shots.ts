import { run } from "./command.ts";

/** Pictures of every page: sizes × languages × themes, in `artifacts/shots/`. */
export const runShots = async (): Promise<boolean> =>
  (await run("node", ["scripts/shots.ts"], { live: true })).ok;
