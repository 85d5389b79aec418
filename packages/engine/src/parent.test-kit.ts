/** A program of its own that starts an engine, says its pid, and waits to be killed. */
import { startEngine } from "./start-engine.ts";

const outcome = await startEngine({ directory: process.argv[2] ?? "", databases: ["app"] });
console.log(outcome.kind === "started" ? outcome.engine.pid : outcome.message);
setInterval(() => undefined, 60_000);
