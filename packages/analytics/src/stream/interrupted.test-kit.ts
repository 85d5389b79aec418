import type { ClickHouseClient } from "@clickhouse/client";

export class Interrupted extends Error {}

/**
 * A client whose nth change fails, counted from `failAt(n)`: every second time before it reached the engine, else
 * behind it, as when a process dies in between.
 */
export function interruptible(client: ClickHouseClient): {
  readonly client: ClickHouseClient;
  failAt(change: number): void;
} {
  let left = Infinity;
  let isBehind = false;
  const changes = new Set<PropertyKey>(["command", "exec"]);
  const guarded = new Proxy(client, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== "function") return found;
      const call = found.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (!changes.has(name)) return call;
      return async (...args: unknown[]) => {
        left -= 1;
        if (left !== 0) return call(...args);
        left = Infinity;
        isBehind = !isBehind;
        if (isBehind) {
          const done = (await call(...args)) as { readonly stream?: NodeJS.ReadableStream };
          for await (const _ of done.stream ?? []);
        }
        throw new Interrupted("the process died here");
      };
    },
  });
  return { client: guarded, failAt: (change) => void (left = change) };
}
