import type { Present } from "@itinera/protocol";
import type { Bytes } from "./kept-edit.ts";

/** Twenty times a second is a smooth cursor, and little for a server. In ms. */
const pauseMs = 50;

/** Who else is in the room, and telling them of oneself. */
export interface PresenceLine {
  /** The same list while nothing changed. */
  others(): readonly Present[];
  subscribe(listener: () => void): () => void;
  /** What the others shall know; sent at most 20 times a second, and not at all while alone. */
  show(state: Bytes): void;
  /** A new connection: who is there already. */
  welcome(own: string, present: readonly Present[]): void;
  hear(present: readonly Present[], gone: readonly string[]): void;
  lost(): void;
  close(): void;
}

export function createPresenceLine(send: (state: Bytes) => void): PresenceLine {
  const listeners = new Set<() => void>();
  let others: readonly Present[] = [];
  /** One's own connection; undefined: there is none. */
  let own: string | undefined;
  let wanted: Bytes | undefined;
  let sent: Bytes | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const changed = (next: readonly Present[]) => {
    others = next;
    for (const listener of listeners) listener();
  };

  function sendIfDue(): void {
    if (own === undefined || others.length === 0 || !wanted || wanted === sent || pause !== undefined) return;
    sent = wanted;
    send(wanted);
    pause = setTimeout(() => {
      pause = undefined;
      sendIfDue();
    }, pauseMs);
  }

  return {
    others: () => others,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (state) => {
      wanted = state;
      sendIfDue();
    },
    welcome: (connection, present) => {
      own = connection;
      sent = undefined;
      changed(present.filter((one) => one.connection !== own));
      sendIfDue();
    },
    hear: (present, gone) => {
      const left = new Set(gone);
      const byConnection = new Map(others.map((one) => [one.connection, one]));
      for (const one of present) if (one.connection !== own) byConnection.set(one.connection, one);
      changed([...byConnection.values()].filter((one) => !left.has(one.connection)));
      sendIfDue();
    },
    lost: () => {
      own = undefined;
      if (others.length > 0) changed([]);
    },
    close: () => {
      clearTimeout(pause);
      own = undefined;
      listeners.clear();
    },
  };
}
