import type { EpochMs, NewId } from "@itinera/core";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";
import type { Database } from "../sql/database.ts";
import { releaseJobs } from "../sql/jobs.ts";
import { relationalIn } from "../sql/relational.ts";
import type { Tables } from "../sql/tables.ts";
import type { DatabankOpening, OwnDatabase } from "../store.ts";
import { poolOf, connect } from "./connection.ts";
import { takeJobTurn } from "./job-turn.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { noNul } from "./no-nul.ts";
import { roomLogIn } from "./room-log.ts";
import { takeSeat, type Seat } from "./seat.ts";
import { streamIn } from "./stream.ts";
import { transactIn } from "./transact.ts";

interface PostgresOptions {
  readonly database: OwnDatabase;
  readonly newId: NewId;
  readonly now: () => EpochMs;
}

/** A PostgreSQL database, whose tables are made or brought up to date. */
export async function openPostgres(options: PostgresOptions): Promise<DatabankOpening> {
  let seat: Seat | undefined;
  try {
    seat = await takeSeat(options.database);
    if (!seat) return { kind: "in-use" };
    const opened = await open(options, seat);
    if (opened.kind !== "open") await seat.leave();
    return opened;
  } catch (error) {
    await seat?.leave();
    return { kind: "unreachable", detail: error instanceof Error ? error.message : String(error) };
  }
}

async function open(
  { database: { url }, newId, now }: PostgresOptions,
  seat: Seat,
): Promise<DatabankOpening> {
  const first = await connect(url);
  try {
    const migrated = await migrate(first, migrations);
    if (migrated.kind === "newer") return migrated;
  } finally {
    await first.end();
  }

  const pool = poolOf(url);
  const db = kyselyOf(pool);
  const takeTurn = () => takeJobTurn(url);
  const database: Database = {
    db,
    newId,
    now,
    transact: transactIn(db),
    skipLocked: (rows) => rows.forUpdate().skipLocked(),
    takeTurn,
  };
  // Where nobody has the turn, nobody is at work.
  const turn = await takeTurn();
  if (turn) {
    await releaseJobs(db);
    await turn.release();
  }
  const rooms = roomLogIn(pool);
  const stream = streamIn(pool);
  return {
    kind: "open",
    databank: {
      ...relationalIn(database),
      identity: { db, type: "postgres" },
      rooms,
      stream,
      async databaseBytes() {
        const { rows } = await sql<{
          bytes: string | number;
        }>`SELECT pg_database_size(current_database()) AS bytes`.execute(db);
        return Number(rows[0]?.bytes ?? 0);
      },
      close: async () => {
        await rooms.close();
        await stream.close();
        await db.destroy();
        await seat.leave();
      },
    },
  };
}

const kyselyOf = (pool: Pool) =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [noNul()] });
