import type { EpochMs } from "@itinera/core";
import type { Attempts } from "../attempts.ts";
import type { Database } from "./database.ts";

export function attemptsIn({ db, now, transact }: Database): Attempts {
  return {
    take: (key, limit, windowMs) =>
      transact(async (tx) => {
        const at = now();
        const known = await tx
          .selectFrom("attempt")
          .select(["count", "until"])
          .where("key", "=", key)
          .where("until", ">", at)
          // Where the clock was set back, the count does not stay for longer than it would have.
          .where("until", "<=", (at + windowMs) as EpochMs)
          .executeTakeFirst();
        const count = (known?.count ?? 0) + 1;
        const until = known?.until ?? ((at + windowMs) as EpochMs);
        if (count > limit) return { isAllowed: false, until };
        await tx.deleteFrom("attempt").where("until", "<=", at).execute();
        await tx
          .insertInto("attempt")
          .values({ key, count, until })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ count, until }))
          .execute();
        return { isAllowed: true, until };
      }),

    async forget(key) {
      await db.deleteFrom("attempt").where("key", "=", key).execute();
    },
  };
}
