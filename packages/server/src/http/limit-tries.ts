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

/** Counts one more try under each key, in this order; refuses where one of them has been tried too often. */
export async function refuseAfter(
  reply: FastifyReply,
  { store, now }: Counting,
  limits: Readonly<Record<string, TryLimit>>,
): Promise<FastifyReply | undefined> {
  for (const [key, { limit, windowMs }] of Object.entries(limits)) {
    const { isAllowed, until } = await store.attempts.take(key, limit, windowMs);
    if (isAllowed) continue;
    const minutes = Math.max(1, Math.ceil((until - now()) / minuteMs));
    return refuse(reply.header("retry-after", minutes * 60), 429, "sign-in.too-many", { minutes });
  }
  return undefined;
}
