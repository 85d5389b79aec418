/** The worker: one call into ClickHouse that lasts as long as the engine serves. */
import { flushCompileCache } from "node:module";
import { workerData } from "node:worker_threads";
import { DataType, load, open } from "ffi-rs";
import { die } from "./die.ts";

const { library, engineArguments } = workerData as {
  readonly library: string;
  readonly engineArguments: readonly string[];
};

try {
  // It only returns when it cannot go on.
  die(serve());
} catch (error) {
  // Thrown out of this thread, it would unload the binding, which can crash before anything is said.
  die(error instanceof Error ? error.message : String(error));
}

function serve(): string {
  open({ library: "chdb", path: library });
  const argv = ["clickhouse", ...engineArguments];

  flushCompileCache();

  // struct local_result_v2 of chdb.h
  return load({
    library: "chdb",
    funcName: "query_stable_v2",
    paramsType: [DataType.I32, DataType.StringArray],
    paramsValue: [argv.length, argv],
    retType: {
      buf: DataType.U64,
      len: DataType.U64,
      vec: DataType.U64,
      elapsed: DataType.Double,
      rowsRead: DataType.U64,
      bytesRead: DataType.U64,
      errorMessage: DataType.String,
    },
  }).errorMessage;
}
