export { createServer, type Server } from "./create-server.ts";
export type { EngineHealth } from "./engine-health.ts";
export type { Parts } from "./parts.ts";
