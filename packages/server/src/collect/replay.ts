import type { CollectedEvent, EpochMs, SourceId, StreamEntry } from "@itinera/core";
import { dialectKinds, dialects, type JsonValue } from "@itinera/protocol";
import type { Quarantined, Release, Store, StreamKey } from "@itinera/store";
import type { MappingInput, Mappings } from "./mapping/mappings.ts";
import { readSource } from "./source-desk.ts";
import { eventsIn, expressionOf, mappingDialect, reasonsIn } from "./webhook.ts";

/**
 * Reads messages in quarantine again, by the mapping that their source has now: those that are events leave it, each
 * once, however many ask at the same time. Gives how many left.
 */
export async function replay(
  { stream, sources }: Pick<Store, "stream" | "sources">,
  mappings: Mappings,
  key: StreamKey,
  numbers: readonly number[],
  now: EpochMs,
): Promise<number> {
  const released: Release[] = [];
  for (const number of new Set(numbers)) {
    const [message] = await stream.quarantined(key, { before: number + 1, limit: 1 });
    if (message?.number !== number) continue;
    const events = await eventsOf(message);
    if (events) released.push({ number, entries: events.map((event) => entryOf(message.source, event)) });
  }
  return released.length === 0 ? 0 : stream.release(key, now, released);

  /** undefined: it is still none. The time of a message without one of its own is that when it came. */
  async function eventsOf({
    source,
    at,
    dialect,
    message,
  }: Quarantined): Promise<readonly CollectedEvent[] | undefined> {
    const value = JSON.parse(message) as JsonValue;
    if (dialect === mappingDialect) {
      const found = await sources.get(key.workspace, source);
      const expression = found && expressionOf(readSource(found).settings);
      if (expression === undefined) return undefined;
      const [outcome = []] = await mappings.map(expression, [value as unknown as MappingInput], at);
      return reasonsIn(outcome).length === 0 ? eventsIn(outcome) : undefined;
    }
    const kind = dialectKinds.find((one) => one === dialect);
    const event = kind === undefined ? "not-understood" : dialects[kind].read(value, at);
    return typeof event === "string" ? undefined : [event];
  }
}

const entryOf = (source: SourceId, event: CollectedEvent): StreamEntry => ({
  kind: "message",
  source,
  event,
});
