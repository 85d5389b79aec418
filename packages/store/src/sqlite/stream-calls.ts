import type { EpochMs } from "@itinera/core";
import type { EntryLines } from "../stream/entry-lines.ts";
import type { BlockRange, Replacement } from "../stream/over-blocks.ts";
import type { StoredBlock } from "../stream/packed-block.ts";
import type {
  NewQuarantined,
  Quarantined,
  QuarantineCount,
  QuarantinePage,
  StreamHead,
  StreamKey,
  StreamSize,
} from "../stream.ts";

/** What became of a message that was in quarantine: as text, which is cheaper on its way between threads than objects. */
export interface ReleasedLines {
  readonly number: number;
  readonly lines: readonly EntryLines[];
}

/** What the thread that owns `events.db` is asked to do. */
export type StreamCall =
  | { readonly kind: "heads" }
  | ({ readonly key: StreamKey } & (
      | {
          readonly kind: "append";
          readonly received: EpochMs;
          readonly lines: readonly EntryLines[];
          readonly quarantined: readonly NewQuarantined[];
        }
      | { readonly kind: "blocks"; readonly range: BlockRange }
      | { readonly kind: "settled" }
      | { readonly kind: "settle"; readonly upTo: number }
      | { readonly kind: "replace"; readonly replacement: Replacement }
      | { readonly kind: "size" }
      | { readonly kind: "quarantined"; readonly page: QuarantinePage }
      | { readonly kind: "count-quarantined" }
      | { readonly kind: "release"; readonly received: EpochMs; readonly released: readonly ReleasedLines[] }
      | { readonly kind: "discard"; readonly numbers: readonly number[] }
      | { readonly kind: "remove" }
    ));

/** Most kinds of call give a number or nothing. */
export type StreamResult =
  | readonly StreamHead[]
  | readonly StoredBlock[]
  | StreamSize
  | readonly Quarantined[]
  | readonly QuarantineCount[]
  | number
  | undefined;
