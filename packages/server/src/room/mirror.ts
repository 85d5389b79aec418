import type { EpochMs, MapHead } from "@itinera/core";

/** News of a map's last change are passed on at most so often. */
const everyMs = 1_000;

export interface Mirror {
  note(head: MapHead, at: EpochMs): void;
  /** Passes on what still waits. */
  flush(): void;
}

/** Passes on a changed head at once, and that something else changed at most once a second. */
export function createMirror(
  tell: (head: MapHead, at: EpochMs) => unknown,
  report: (error: unknown) => void,
): Mirror {
  let told: MapHead | undefined;
  let waiting: readonly [MapHead, EpochMs] | undefined;
  let timer: NodeJS.Timeout | undefined;

  function pass(head: MapHead, at: EpochMs): void {
    told = head;
    waiting = undefined;
    clearTimeout(timer);
    timer = undefined;
    // A list that cannot be written is no reason to end the room.
    new Promise((resolve) => {
      resolve(tell(head, at));
    }).catch(report);
  }
  const flush = () => {
    if (waiting) pass(...waiting);
  };

  return {
    note: (head, at) => {
      if (head !== told && JSON.stringify(head) !== JSON.stringify(told)) pass(head, at);
      else {
        waiting = [head, at];
        timer ??= setTimeout(flush, everyMs).unref();
      }
    },
    flush,
  };
}
