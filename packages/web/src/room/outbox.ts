import { byPlace, type KeptEdit } from "./kept-edit.ts";

/** What was sent under one number: an edit, or one update in place of several. */
interface Sent {
  readonly edits: readonly KeptEdit[];
}

/**
 * Own edits that the server has not yet confirmed, as they were made, of all tabs of this browser. Each
 * goes in a message of its own, so that a long time without a connection does not make one that is too
 * big for the server.
 */
export interface Outbox {
  readonly size: number;
  /** In their order. */
  edits(): readonly KeptEdit[];
  add(edit: KeptEdit): void;
  /** They are no longer this outbox's business. */
  drop(ids: readonly string[]): void;
  /** Number under which it goes in this connection; undefined: it has gone, or is not here. */
  send(edit: KeptEdit): number | undefined;
  /** One update that holds all that there is. */
  sendAll(): number;
  /** All up to `n` are on the server's disk; gives those that this takes out. */
  confirm(n: number): readonly KeptEdit[];
  /** What was sent under `n` and still waits. */
  sentAs(n: number): readonly KeptEdit[];
  /** For a new connection: nothing has been sent. */
  restart(): void;
}

export function createOutbox(): Outbox {
  const waiting = new Map<string, KeptEdit>();
  let sent: Sent[] = [];
  let confirmed = 0;
  let under = new Set<string>();

  const stillHere = ({ edits }: Sent) => edits.filter((one) => waiting.has(one.id));
  const number = (edits: readonly KeptEdit[]) => {
    for (const edit of edits) under.add(edit.id);
    return sent.push({ edits });
  };

  return {
    get size() {
      return waiting.size;
    },
    edits: () => [...waiting.values()].toSorted(byPlace),
    add: (edit) => {
      waiting.set(edit.id, edit);
    },
    drop: (ids) => {
      for (const id of ids) waiting.delete(id);
    },
    send: (edit) => (under.has(edit.id) || !waiting.has(edit.id) ? undefined : number([edit])),
    sendAll: () => number([...waiting.values()]),
    confirm: (n) => {
      const done = sent.slice(confirmed, n).flatMap(stillHere);
      confirmed = Math.max(confirmed, n);
      for (const edit of done) waiting.delete(edit.id);
      return done;
    },
    sentAs: (n) => {
      const found = sent[n - 1];
      return found ? stillHere(found) : [];
    },
    restart: () => {
      sent = [];
      confirmed = 0;
      under = new Set();
    },
  };
}
