export { startEngine } from "./start-engine.ts";
export type { Engine, EngineLog, EngineOptions, EngineState, RefusalReason, StartOutcome } from "./engine.ts";
export type { Credentials } from "./credentials.ts";
export { checkVersion, EMBEDDED_VERSION } from "./version.ts";
export type { VersionCheck } from "./version.ts";
