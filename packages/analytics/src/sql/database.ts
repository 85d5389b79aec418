import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ClickHouseClient } from "@clickhouse/client";
import { QuestionTooLarge, render, type Sql } from "./sql.ts";

/** Questions, with the rights of whoever asks. */
export interface Reader {
  rows<Row>(question: Sql, signal?: AbortSignal): Promise<Row[]>;
  /** For a question that ends in LIMIT: also how many rows there would be without it. */
  page<Row>(question: Sql, signal?: AbortSignal): Promise<{ readonly rows: Row[]; readonly total: number }>;
}

/** What the rest of this package knows of ClickHouse. */
export interface Database extends Reader {
  /** Changes something; returns when it is done, also where ClickHouse would do it later. */
  run(statement: Sql): Promise<void>;
  /** Inserts rows in the format that the statement names. */
  insert(statement: Sql, rows: Buffer): Promise<void>;
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
    ...readerOf(writer),
  };
}

/** No setting is sent: a reader may change none. */
export function readerOf(client: ClickHouseClient): Reader {
  const ask = async <Format extends "JSON" | "JSONEachRow">(
    format: Format,
    question: Sql,
    signal: AbortSignal | undefined,
  ) => {
    try {
      return await client.query({
        ...render(question),
        ...longParameters,
        format,
        ...(signal === undefined ? {} : { abort_signal: signal }),
      });
    } catch (error) {
      // What it says of a field that is too long.
      throw String(error).includes("HTML Form Exception") ? new QuestionTooLarge() : error;
    }
  };
  return {
    rows: async <Row>(question: Sql, signal?: AbortSignal) =>
      (await ask("JSONEachRow", question, signal)).json<Row>(),
    page: async <Row>(question: Sql, signal?: AbortSignal) => {
      const result = await (await ask("JSON", question, signal)).json<Row>();
      return { rows: result.data, total: result.rows_before_limit_at_least ?? result.data.length };
    },
  };
}
