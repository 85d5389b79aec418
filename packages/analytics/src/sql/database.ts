import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ClickHouseClient } from "@clickhouse/client";
import { QuestionTooLarge, render, type Sql } from "./sql.ts";

/** What the rest of this package knows of ClickHouse. */
export interface Database {
  /** Changes something; returns when it is done, also where ClickHouse would do it later. */
  run(statement: Sql): Promise<void>;
  /** Inserts rows in the format that the statement names. */
  insert(statement: Sql, rows: Buffer): Promise<void>;
  rows<Row>(question: Sql, signal?: AbortSignal): Promise<Row[]>;
}

/** Long lists of parameters go in the body; the address of a request is limited. */
const longParameters = { use_multipart_params_auto: true };

export function databaseOf(writer: ClickHouseClient): Database {
  return {
    async run(statement) {
      await writer.command({
        ...render(statement),
        ...longParameters,
        clickhouse_settings: {
          mutations_sync: "1",
          alter_sync: "1",
          // A project whose last import is removed has nothing, and nothing is what takes the place.
          allow_replace_partition_from_empty_source: "1",
        },
      });
    },
    async insert(statement, rows) {
      const { stream } = await writer.exec({
        ...render(statement),
        values: Readable.from([rows], { objectMode: false }),
      });
      await finished(stream.resume());
    },
    rows: rowsOf(writer),
  };
}

/** Reads only, with the rights of whoever the client is. No setting is sent: a reader may change none. */
export const rowsOf =
  (client: ClickHouseClient): Database["rows"] =>
  async <Row>(question: Sql, signal?: AbortSignal) => {
    const result = await client
      .query({
        ...render(question),
        ...longParameters,
        format: "JSONEachRow",
        ...(signal === undefined ? {} : { abort_signal: signal }),
      })
      .catch((error: unknown) => {
        // What it says of a field that is too long.
        throw String(error).includes("HTML Form Exception") ? new QuestionTooLarge() : error;
      });
    return result.json<Row>();
  };
