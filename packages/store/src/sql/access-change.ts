import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Part of whatever transaction changes who may do what: servers look at the number and ask again for whom it matters. */
export async function noteAccessChange(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable("access_change")
    .set((one) => ({ number: one("number", "+", 1) }))
    .execute();
}
