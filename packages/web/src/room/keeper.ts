import type { Bytes, KeptEdit } from "./kept-edit.ts";
import type { Again, KnownMap, MapStore, ReplicaHead } from "./map-store.ts";

/** What others did is written together; the server has it anyway. */
const othersMs = 500;

/**
 * Writes to this computer in their order, and knows whether all of it is there. `changed`: `isKept` may have
 * another answer.
 */
export function createKeeper(store: MapStore, changed: () => void) {
  let running = 0;
  /** A disk that is full, or storage that the browser closed: what waits lives as long as the page. */
  let broken = false;
  let others: Bytes[] = [];
  let whatIsKnown: (() => { readonly head: ReplicaHead; readonly known: KnownMap }) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function write(act: () => Promise<void>): Promise<void> {
    running++;
    try {
      await act();
    } catch {
      broken = true;
    }
    running--;
    if (running === 0) changed();
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const about = whatIsKnown?.();
    if (!about) return;
    const updates = others;
    others = [];
    whatIsKnown = undefined;
    void write(() => store.keepOthers(about.head, updates, about.known));
  }

  return {
    isKept: (): boolean => store.isLasting && running === 0 && !broken,
    keep(edit: KeptEdit): void {
      // It may build on what others did: that lies before it.
      flush();
      void write(() => store.keep(edit));
    },
    keepOthers(updates: readonly Bytes[], about: NonNullable<typeof whatIsKnown>): void {
      others.push(...updates);
      whatIsKnown = about;
      timer ??= setTimeout(flush, othersMs);
    },
    confirm(edits: readonly KeptEdit[]): void {
      if (edits.length > 0) void write(() => store.confirm(edits));
    },
    setAside(edits: readonly KeptEdit[], why: string): void {
      void write(() => store.setAside(edits, why));
    },
    forgetAside(edits: readonly KeptEdit[]): void {
      void write(() => store.forgetAside(edits));
    },
    startOver: (from: string, to: string): Promise<void> => {
      flush();
      return write(() => store.startOver(from, to));
    },
    takeOver: (replica: string, again: (edit: KeptEdit) => Again): Promise<void> => {
      flush();
      return write(() => store.takeOver(replica, again));
    },
    flush,
  };
}
