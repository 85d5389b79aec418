import { tried } from "./guarded.ts";
import { settingsOf, type TrackerOptions } from "./options.ts";
import { recordOf } from "./record-of.ts";
import { createTracker, silent, type Tracker } from "./tracker.ts";

/** A tracker that is loaded later: what is called before waits for it. */
export interface Itinera extends Tracker {
  /** Begins, once for each key. The first tracker is the one that this object's own methods speak to. */
  load(options: TrackerOptions): Tracker;
}

type Call = readonly [name: keyof Tracker, args: readonly unknown[]];
const names = [
  "identify",
  "track",
  "page",
  "group",
  "alias",
  "reset",
  "flush",
  "consent",
  "optOut",
  "optIn",
] as const satisfies readonly (keyof Tracker)[];
const waitingLimit = 1_000;

export function createItinera(): Itinera {
  const trackers = new Map<string, Tracker>();
  let first: Tracker | undefined;
  let waiting: readonly Call[] = [];

  function call(name: keyof Tracker, args: readonly unknown[]): unknown {
    if (first) return (first[name] as (...given: readonly unknown[]) => unknown)(...args);
    waiting = [...waiting, [name, args] as const].slice(0, waitingLimit);
    return name === "flush" ? Promise.resolve() : undefined;
  }

  function load(options: TrackerOptions): Tracker {
    const key = tried(() => settingsOf(options)?.key);
    if (key === undefined) return silent;
    const known = trackers.get(key);
    if (known) return known;
    const tracker = createTracker(options);
    trackers.set(key, tracker);
    first ??= tracker;
    const calls = waiting;
    waiting = [];
    for (const [name, args] of calls) call(name, args);
    return tracker;
  }
  const methods = recordOf(
    names,
    (name) =>
      (...args: readonly unknown[]) =>
        call(name, args),
  );
  return { ...(methods as unknown as Tracker), load };
}

/** The one of this page, for those who need no more than one. */
export const itinera: Itinera = /* @__PURE__ */ createItinera();
