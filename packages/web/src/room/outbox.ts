type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Own updates that the server has not yet confirmed, as they were made: each in a message of its own,
 * so that a long time without a connection does not make one that is too big for the server.
 */
export interface Outbox {
  readonly size: number;
  /** Number under which the update is sent in this connection. */
  add(update: Bytes): number;
  /** All up to `n` are on the server's disk. */
  confirm(n: number): void;
  /** For a new connection: everything again, counted from 1. */
  restart(): readonly { readonly n: number; readonly update: Bytes }[];
  /** Instead of all there is. */
  replace(update: Bytes): void;
}

export function createOutbox(): Outbox {
  let updates: Bytes[] = [];
  /** `n` of the last update that has left the outbox. */
  let confirmed = 0;
  return {
    get size() {
      return updates.length;
    },
    add: (update) => {
      updates.push(update);
      return confirmed + updates.length;
    },
    confirm: (n) => {
      updates = updates.slice(Math.max(0, n - confirmed));
      confirmed = Math.max(confirmed, n);
    },
    restart: () => {
      confirmed = 0;
      return updates.map((update, at) => ({ n: at + 1, update }));
    },
    replace: (update) => {
      updates = [update];
    },
  };
}
