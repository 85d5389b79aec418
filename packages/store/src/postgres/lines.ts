export interface Lines {
  /** What has the same name is carried out in the order of the calls; the others do not wait for it. */
  wait<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** When all that was called before is over; what comes after is refused. */
  close(): Promise<void>;
}

/** `what`: for errors, "the room log". */
export function linesOf(what: string): Lines {
  const lines = new Map<string, Promise<unknown>>();
  let isClosed = false;
  return {
    wait(name, act) {
      if (isClosed) return Promise.reject(new Error(`${what} is closed`));
      const before = lines.get(name) ?? Promise.resolve();
      const mine = before.then(act);
      const over = mine
        .catch(() => undefined)
        .then(() => {
          if (lines.get(name) === over) lines.delete(name);
        });
      lines.set(name, over);
      return mine;
    },
    async close() {
      isClosed = true;
      await Promise.all(lines.values());
    },
  };
}
