import type { EpochMs } from "@itinera/core";
import type { Attempts } from "@itinera/store";
import type { FastifyReply } from "fastify";
import { refuse } from "./refuse.ts";

const minuteMs = 60_000;

export interface TryLimit {
  readonly limit: number;
  readonly windowMs: number;
}

interface Counting {
  readonly store: { readonly attempts: Pick<Attempts, "take"> };
  readonly now: () => EpochMs;
}

/**
 * Counts one more try under each key, in this order; refuses where one of them has been tried too often, and says so. (The
 * reply itself cannot be handed on: awaiting one waits for its end and gives nothing.)
 */
export async function refuseAfter(
  reply: FastifyReply,
  { store, now }: Counting,
  limits: Readonly<Record<string, TryLimit>>,
): Promise<boolean> {
  for (const [key, { limit, windowMs }] of Object.entries(limits)) {
    const { isAllowed, until } = await store.attempts.take(key, limit, windowMs);
    if (isAllowed) continue;
    const minutes = Math.max(1, Math.ceil((until - now()) / minuteMs));
    void refuse(reply.header("retry-after", minutes * 60), 429, "sign-in.too-many", { minutes });
    return true;
  }
  return false;
}
