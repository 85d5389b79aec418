import { finished } from "node:stream/promises";
import type { FastifyInstance } from "fastify";

const patienceMs = 30_000;

/**
 * Browsers read an answer when they have sent all of a body, and take a line that is cut before for a broken network:
 * where a file is refused before its end, the rest is let in and thrown away, for a while.
 */
export function drainRefused(app: Pick<FastifyInstance, "addHook">): void {
  app.addHook("onSend", async ({ raw }, reply) => {
    if (raw.complete || raw.destroyed) return;
    raw.resume();
    // It ends, breaks off, or goes on for too long.
    await finished(raw, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
    if (!raw.complete) reply.header("connection", "close");
  });
}
