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
  StreamNumber,
  StreamSize,
} from "../stream.ts";

/** Entries that are to be appended, as text: it is cheaper on its way between threads than objects. */
export interface NewLines {
  readonly received: EpochMs;
  readonly lines: readonly EntryLines[];
}

export interface ReleasedLines {
  readonly number: number;
  readonly lines: readonly EntryLines[];
}

/** What the thread that owns `events.db` is asked to do. */
export type StreamCall =
  | { readonly kind: "heads" }
  | ({ readonly key: StreamKey } & (
      | ({ readonly kind: "append"; readonly quarantined: readonly NewQuarantined[] } & NewLines)
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

/** In the order of the kinds of call, without those that give nothing or a number. */
export type StreamResult =
  | readonly StreamHead[]
  | StreamNumber
  | readonly StoredBlock[]
  | StreamSize
  | readonly Quarantined[]
  | readonly QuarantineCount[]
  | number
  | undefined;
