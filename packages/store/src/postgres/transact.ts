import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Database } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";

/** What PostgreSQL says to whoever has to try again: serialization_failure, deadlock_detected. */
const again = new Set<unknown>(["40001", "40P01"]);
const mostTries = 20;
/** Two that clashed would clash again if they came back together. */
const pauseMs = () => Math.random() * 20;

/** SQLite carries out one transaction after the other; here they run together, and one of a clash is repeated. */
export function transactIn(db: Kysely<Tables>): Database["transact"] {
  return async (act) => {
    for (let tries = 1; ; tries++) {
      try {
        return await db.transaction().setIsolationLevel("serializable").execute(act);
      } catch (error) {
        if (tries === mostTries || !again.has((error as { code?: unknown }).code)) throw error;
        await sleep(pauseMs());
      }
    }
  };
}
