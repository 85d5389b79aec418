import type { EpochMs, MapHead, MapReferences } from "@itinera/core";

/** News of a map's last change are passed on at most so often. */
const everyMs = 1_000;
/** After news that could not be passed on. */
const againAfterMs = 5_000;

export interface Mirror {
  /** `references` are looked at only when news are passed on. */
  note(head: MapHead, at: EpochMs, references: () => MapReferences): void;
  /** Passes on what still waits, and nothing after it. */
  close(): void;
}

/** Passes on a changed head at once, and that something else changed at most once a second. */
export function createMirror(
  tell: (head: MapHead, at: EpochMs, references: MapReferences) => unknown,
  report: (error: unknown) => void,
): Mirror {
  let told: MapHead | undefined;
  let waiting: Parameters<Mirror["note"]> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function pass(...[head, at, references]: Parameters<Mirror["note"]>): void {
    told = head;
    waiting = undefined;
    clearTimeout(timer);
    timer = undefined;
    // A list that cannot be written is no reason to end the room.
    new Promise((resolve) => {
      resolve(tell(head, at, references()));
    }).catch((error: unknown) => {
      report(error);
      if (closed) return;
      // Newer ones, which may wait already, hold these too.
      waiting ??= [head, at, references];
      timer ??= setTimeout(flush, againAfterMs).unref();
    });
  }
  function flush(): void {
    if (waiting) pass(...waiting);
  }

  return {
    note: (head, at, references) => {
      if (head !== told && JSON.stringify(head) !== JSON.stringify(told)) pass(head, at, references);
      else {
        waiting = [head, at, references];
        timer ??= setTimeout(flush, everyMs).unref();
      }
    },
    close: () => {
      closed = true;
      flush();
    },
  };
}
