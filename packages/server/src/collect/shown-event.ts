import type { CollectedEvent } from "@itinera/core";
import type { LiveEvent } from "@itinera/protocol";

type ShownEvent = Omit<LiveEvent, "number" | "source" | "received">;

/** An event as it is shown to people. */
export const shownEvent = ({
  person,
  case: ofCase,
  channel,
  properties,
  ...event
}: CollectedEvent): ShownEvent => ({
  kind: event.kind,
  name: event.name,
  person: person ?? null,
  case: ofCase ?? null,
  channel: channel ?? null,
  time: event.time,
  properties: { ...properties },
});
