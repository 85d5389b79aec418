import type { SourceId } from "../ids.ts";
import type { CollectedEvent } from "./collected-event.ts";

/** One entry of the stream of collected events, the durable truth of what was taken in. */
export type StreamEntry =
  | { readonly kind: "message"; readonly source: SourceId; readonly event: CollectedEvent }
  /** The claims of the message with this number never count again. */
  | { readonly kind: "undo-claims"; readonly number: number };
