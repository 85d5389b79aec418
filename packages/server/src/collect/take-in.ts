import {
  collectLimits,
  type CollectedEvent,
  type EpochMs,
  type QuarantineReason,
  type StreamEntry,
} from "@itinera/core";
import type { Dialect, JsonValue } from "@itinera/protocol";
import type { NewQuarantined, Store } from "@itinera/store";
import type { KnownSource } from "./source-desk.ts";

export interface TakenIn {
  readonly entries: number;
  readonly quarantined: number;
}

/** Kept of a message that is too long: its beginning tells whose it is. */
const keptLength = 4 * 1024;

/**
 * Messages of a client as entries of the project's stream, or in quarantine with a reason: each becomes one of the two, on
 * disk, before this resolves.
 */
export async function takeIn(
  { stream }: Pick<Store, "stream">,
  { workspace, source }: KnownSource,
  { name, dialect }: { readonly name: string; readonly dialect: Dialect },
  messages: readonly JsonValue[],
  received: EpochMs,
): Promise<TakenIn> {
  const entries: StreamEntry[] = [];
  const quarantined: NewQuarantined[] = [];
  for (const message of messages) {
    const { outcome, text } = readOne(dialect, message, received);
    if (typeof outcome === "string")
      quarantined.push({ source: source.id, reason: outcome, dialect: name, message: text });
    else entries.push({ kind: "message", source: source.id, event: outcome });
  }
  if (messages.length > 0)
    await stream.append({ workspace, project: source.project }, received, entries, quarantined);
  return { entries: entries.length, quarantined: quarantined.length };
}

/** The outcome, and what quarantine would keep. */
function readOne(
  dialect: Dialect,
  message: JsonValue,
  received: EpochMs,
): { readonly outcome: CollectedEvent | QuarantineReason; readonly text: string } {
  const text = jsonText(message);
  if (text === undefined) return { outcome: "too-deep", text: "null" };
  if (Buffer.byteLength(text) <= collectLimits.messageBytes)
    return { outcome: dialect.read(message, received), text };
  return { outcome: "too-long", text: JSON.stringify(text.slice(0, keptLength)) };
}

/** undefined: it is nested so deeply that it cannot be written, though it could be read. */
function jsonText(message: JsonValue): string | undefined {
  try {
    return JSON.stringify(message);
  } catch {
    return undefined;
  }
}
