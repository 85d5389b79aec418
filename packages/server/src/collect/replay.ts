import type { EpochMs } from "@itinera/core";
import { dialectKinds, dialects, type JsonValue } from "@itinera/protocol";
import type { EventStream, Quarantined, Release, StreamKey } from "@itinera/store";

/**
 * Reads messages in quarantine again: those that are events now leave it, each once, however many ask at the same
 * time. Gives how many left.
 */
export async function replay(
  stream: Pick<EventStream, "quarantined" | "release">,
  key: StreamKey,
  numbers: readonly number[],
  now: EpochMs,
): Promise<number> {
  const found = await messagesNumbered(stream, key, new Set(numbers));
  const released = found.flatMap((message) => releaseOf(message) ?? []);
  return released.length === 0 ? 0 : stream.release(key, now, released);
}

async function messagesNumbered(
  stream: Pick<EventStream, "quarantined">,
  key: StreamKey,
  wanted: ReadonlySet<number>,
): Promise<readonly Quarantined[]> {
  const found: Quarantined[] = [];
  for (const number of wanted) {
    const [message] = await stream.quarantined(key, { before: number + 1, limit: 1 });
    if (message?.number === number) found.push(message);
  }
  return found;
}

/** The time without one of its own is that when it came. */
function releaseOf({ number, source, at, dialect, message }: Quarantined): Release | undefined {
  const kind = dialectKinds.find((one) => one === dialect);
  if (kind === undefined) return undefined;
  const event = dialects[kind].read(JSON.parse(message) as JsonValue, at);
  return typeof event === "string" ? undefined : { number, entries: [{ kind: "message", source, event }] };
}
