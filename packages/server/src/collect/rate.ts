/** How much may come by each key: a bucket that fills evenly and holds what comes within some seconds. */
export interface Rate {
  /** 0 where there is room for so many now; otherwise after how many seconds there is. */
  take(key: string, perSecond: number, count: number): number;
}

/** What nobody sent for a while may come at once. */
const burstSeconds = 10;

interface Bucket {
  room: number;
  at: number;
}

export function createRate(now: () => number): Rate {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, perSecond, count) {
      const most = perSecond * burstSeconds;
      const at = now();
      const bucket = buckets.get(key) ?? { room: most, at };
      buckets.set(key, bucket);
      // A clock that was put back takes nothing away.
      const passed = Math.max(0, at - bucket.at) / 1_000;
      bucket.room = Math.min(most, bucket.room + passed * perSecond);
      bucket.at = at;
      // More than the bucket holds goes through when it is full.
      const wanted = Math.min(count, most);
      if (bucket.room < wanted) return Math.max(1, Math.ceil((wanted - bucket.room) / perSecond));
      bucket.room -= count;
      return 0;
    },
  };
}
