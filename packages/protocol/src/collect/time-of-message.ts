import type { EpochMs } from "@itinera/core";
import type { JsonValue } from "./dialect.ts";
import { isNoTime, readTime } from "./read-time.ts";

/**
 * ms. A clock that is set by the network is off by seconds, and a delivery is on its way for a minute at most: within
 * this the sender's times are better than what we would make of them. Beyond, its clock is wrong.
 */
const trustedDifference = 5 * 60_000;

/** ms. Beyond it a time is no matter of time zones any more. */
const furthestAhead = 24 * 3_600_000;

/**
 * When it happened, by our clock: t = received − (sent − happened) where the sender's clock is wrong. Without a time,
 * when it was received.
 */
export function timeOfMessage(
  happened: JsonValue | undefined,
  sent: JsonValue | undefined,
  received: EpochMs,
): EpochMs | "bad-time" {
  if (isNoTime(happened)) return received;
  const time = readTime(happened);
  if (time === undefined) return "bad-time";
  const sentAt = isNoTime(sent) ? undefined : readTime(sent);
  const off = sentAt === undefined ? 0 : received - sentAt;
  const corrected = Math.abs(off) > trustedDifference ? time + off : time;
  return corrected > received + furthestAhead ? "bad-time" : (corrected as EpochMs);
}
