import type { EpochMs, NewId } from "@itinera/core";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** What the queries work with; the queries themselves are the same in every dialect. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly newId: NewId;
  readonly now: () => EpochMs;
}
