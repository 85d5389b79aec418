import type { CollectedEvent } from "@itinera/core";

/** The `entry` of collected events: behind all imports, whose numbers are those of their log. */
export const STREAM = 2 ** 52;

/** A message of a project's stream. */
export interface StreamMessage {
  readonly number: number;
  /** Of its sender: whose ids are told apart. */
  readonly source: string;
  readonly event: CollectedEvent;
}
