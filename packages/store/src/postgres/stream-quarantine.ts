import type { EpochMs } from "@itinera/core";
import type { Pool, PoolClient } from "pg";
import type { EventStream, NewQuarantined, Quarantined, QuarantineCount, StreamKey } from "../stream.ts";
import { withoutNul } from "./no-nul.ts";

const page = `
  SELECT number, at, source, reason, dialect, message FROM quarantined
  WHERE workspace = $1 AND project = $2 AND number < $3
  AND source = coalesce($4, source) AND reason = coalesce($5, reason)
  ORDER BY number DESC LIMIT $6`;
const counts = `
  SELECT source, reason, count(*) AS count FROM quarantined WHERE workspace = $1 AND project = $2
  GROUP BY source, reason ORDER BY source, reason`;
const take = `
  DELETE FROM quarantined WHERE workspace = $1 AND project = $2 AND number = ANY ($3::bigint[])
  RETURNING number`;

export function quarantineIn(pool: Pool): Pick<EventStream, "quarantined" | "countQuarantined"> {
  return {
    async quarantined(
      { workspace, project },
      { before = Number.MAX_SAFE_INTEGER, limit, source = null, reason = null },
    ) {
      const values = [workspace, project, before, source, reason, limit];
      return (await pool.query<Quarantined>(page, values)).rows;
    },
    async countQuarantined({ workspace, project }) {
      return (await pool.query<QuarantineCount>(counts, [workspace, project])).rows;
    },
  };
}

/** Those that were there. */
export async function takeFromQuarantine(
  client: PoolClient,
  { workspace, project }: StreamKey,
  numbers: readonly number[],
): Promise<Set<number>> {
  const { rows } = await client.query<{ number: number }>(take, [workspace, project, numbers]);
  return new Set(rows.map(({ number }) => number));
}

/** Of what is put into quarantine at a moment, a list for each column. */
export function quarantineColumns(
  held: readonly { readonly received: EpochMs; readonly quarantined: readonly NewQuarantined[] }[],
): readonly (readonly unknown[])[] {
  const rows = held.flatMap(({ received, quarantined }) => quarantined.map((one) => ({ ...one, received })));
  return [
    rows.map((one) => one.received),
    rows.map((one) => one.source),
    rows.map((one) => one.reason),
    rows.map((one) => withoutNul(one.dialect)),
    rows.map((one) => withoutNul(one.message)),
  ];
}
