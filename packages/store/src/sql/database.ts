import type { EpochMs, NewId } from "@itinera/core";
import type { Kysely, SelectQueryBuilder, Transaction } from "kysely";
import type { JobTurn } from "../jobs.ts";
import type { Tables } from "./tables.ts";

/** What the queries work with; the queries themselves are the same in every dialect. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly newId: NewId;
  readonly now: () => EpochMs;
  /** All of `act` or nothing, as if nobody else were there; `act` may be called again. */
  readonly transact: <T>(act: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;
  /** Leaves out rows that somebody else is just changing. */
  readonly skipLocked: <DB, TB extends keyof DB, O>(
    rows: SelectQueryBuilder<DB, TB, O>,
  ) => SelectQueryBuilder<DB, TB, O>;
  /** `Jobs.takeTurn` */
  readonly takeTurn: () => Promise<JobTurn | undefined>;
}
