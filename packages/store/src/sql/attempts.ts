import type { EpochMs } from "@itinera/core";
import type { Attempts } from "../attempts.ts";
import type { Database } from "./database.ts";

export function attemptsIn({ db, now }: Database): Attempts {
  return {
    async take(key, limit, windowMs) {
      const at = now();
      const over = (at + windowMs) as EpochMs;
      const known = await db
        .selectFrom("attempt")
        .select(["count", "until"])
        .where("key", "=", key)
        .executeTakeFirst();
      // Where the clock was set back, a count does not stay for longer than it would have.
      const isOld = known === undefined || known.until <= at || known.until > over;
      // Whoever goes on trying writes nothing.
      if (!isOld && known.count >= limit) return { isAllowed: false, until: known.until };
      if (isOld) await db.deleteFrom("attempt").where("until", "<=", at).execute();
      // What somebody else has begun to count meanwhile stays.
      if (isOld && known)
        await db.deleteFrom("attempt").where("key", "=", key).where("until", "=", known.until).execute();
      // One statement: of many who try at once, each is counted.
      const { count, until } = await db
        .insertInto("attempt")
        .values({ key, count: 1, until: over })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((one) => ({ count: one("attempt.count", "+", 1) })),
        )
        .returning(["count", "until"])
        .executeTakeFirstOrThrow();
      return { isAllowed: count <= limit, until };
    },

    async forget(key) {
      await db.deleteFrom("attempt").where("key", "=", key).execute();
    },
  };
}
