export { createServer, type Server } from "./create-server.ts";
export { discreet } from "./discreet-log.ts";
export type { EngineHealth } from "./engine-health.ts";
export type { Parts } from "./parts.ts";
export { silentFanOut, type FanOut } from "./room/fan-out.ts";
export { openRedisFanOut } from "./room/redis-fan-out.ts";
