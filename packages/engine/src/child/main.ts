/**
 * The engine's own process: `node main.ts LIBRARY ARGUMENT…`. ClickHouse runs inside a
 * worker, so that this thread stays free to notice that the parent is gone. Whatever ends
 * the call, the process ends by SIGKILL: with ClickHouse loaded an ordinary exit hangs.
 */
import { flushCompileCache } from "node:module";
import { Worker } from "node:worker_threads";
import { die } from "./die.ts";

const [library, ...engineArguments] = process.argv.slice(2);

process.stdin
  .on("end", () => die())
  .on("error", () => die())
  .resume();

const worker = new Worker(new URL("./call.ts", import.meta.url), {
  workerData: { library, engineArguments },
});
worker.on("error", (error: Error) => die(error.message));

// Node does it at an ordinary end, which never comes.
flushCompileCache();
