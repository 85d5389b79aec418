import type { Jobs, JobTurn } from "@itinera/store";

export interface Turns {
  /**
   * Does a piece of work on the tables of numbers: one at a time, of all servers that share them. undefined: another
   * server has the turn.
   */
  take<T>(work: (turn: JobTurn) => Promise<T>): Promise<T | undefined>;
  /** When all that was begun has ended. */
  ended(): Promise<void>;
}

export function createTurns(jobs: Pick<Jobs, "takeTurn">): Turns {
  let line: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const mine = line.then(async () => {
        const turn = await jobs.takeTurn();
        if (!turn) return undefined;
        try {
          return await work(turn);
        } finally {
          await turn.release();
        }
      });
      line = mine.catch(() => undefined);
      return mine;
    },
    async ended() {
      await line;
    },
  };
}
