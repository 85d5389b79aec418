import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Stripped and compiled code is kept between starts, also for threads and children, which read the
// environment: a start takes half the time. Where the folder cannot be written, nothing is kept.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
  new URL("../../../node_modules/.cache/node", import.meta.url),
);
enableCompileCache(process.env["NODE_COMPILE_CACHE"]);
// Imported when that is so: what a module imports by a declaration is there before its first line.
await import("./program.ts");
