import type { FastifyBaseLogger } from "fastify";
import type { Letter } from "./outgoing/mail/letter.ts";
import type { Mailer } from "./outgoing/mail/mailer.ts";

/** How long a server that stops waits for letters that are on their way. */
const patienceMs = 5_000;

/** What the server writes to people. */
export interface Letters {
  /** There is a mail server. */
  readonly canSend: boolean;
  /** Whether the mail server has taken it. */
  send(letter: Letter): Promise<boolean>;
  /** Does what no answer waits for: how long it takes, and whether anything is sent, is nobody's business. */
  behind(work: () => Promise<void>): void;
  close(): Promise<void>;
}

interface LettersOptions {
  readonly mailer: Mailer | undefined;
  readonly log: Pick<FastifyBaseLogger, "warn" | "error">;
}

export function createLetters({ mailer, log }: LettersOptions): Letters {
  const onTheirWay = new Set<Promise<void>>();

  return {
    canSend: mailer !== undefined,

    async send(letter) {
      if (!mailer) return false;
      const kind = letter.content.kind;
      try {
        const sent = await mailer.send(letter);
        if (sent.kind === "sent") return true;
        const { reason, host, code } = sent;
        log.warn({ kind, reason, host, code }, "A letter did not go");
      } catch (error) {
        // Its message may hold the address.
        log.error({ kind, error: (error as Error).name }, "A letter could not be sent");
      }
      return false;
    },

    behind(work) {
      const done = work()
        .catch((error: unknown) => {
          log.error(error, "What a letter needs could not be done");
        })
        .finally(() => onTheirWay.delete(done));
      onTheirWay.add(done);
    },

    async close() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patienceMs);
      await Promise.race([Promise.all(onTheirWay), late]);
      clearTimeout(timer);
    },
  };
}
