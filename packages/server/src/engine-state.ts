import type { Status } from "@itinera/protocol";
import type { EngineHealth } from "./engine-health.ts";
import type { ImportWork } from "./import-work.ts";

/** How the engine is for those who ask it: while its tables are made again, it is up and still knows too little. */
export const engineState = (
  engine: Pick<EngineHealth, "state">,
  ...works: readonly Pick<ImportWork, "rebuilding">[]
): Status["engine"]["state"] =>
  works.some((work) => work.rebuilding()) && engine.state() === "up" ? "rebuilding" : engine.state();
