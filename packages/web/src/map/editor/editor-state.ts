import type { CardId, EditRefusal, LaneKind } from "@itinera/core";
import type { Hand } from "./hand.ts";
import type { Place } from "./place.ts";

/** Something that people should be told; the page finds the words. */
export type Notice =
  | {
      readonly kind: "deleted";
      readonly what: Place["kind"] | "persona";
      /** Empty for a lane that had its kind's own name. */
      readonly name: string;
      readonly lane?: LaneKind;
    }
  | { readonly kind: "refused"; readonly reason: EditRefusal }
  /** Nothing was changed: this person may only look at the map. */
  | { readonly kind: "read-only" }
  /** What they may do has changed while the map is open. */
  | { readonly kind: "allowed"; readonly isAllowed: boolean }
  | { readonly kind: "deleted-cards" | "chosen" | "copied"; readonly count: number }
  /** Why nothing was pasted. `most`: cells of a table. */
  | { readonly kind: "paste-too-big"; readonly most: number }
  | { readonly kind: "paste-nowhere" | "paste-by-key" }
  /** Something larger that a person may want to take back at once. */
  | { readonly kind: "done"; readonly what: "pasted" | "replaced" | "hidden"; readonly count: number }
  /** Whose cards and curves stand out; undefined: those of all. */
  | { readonly kind: "only"; readonly persona: string | undefined }
  | { readonly kind: "picked-up" | "carried" | "moved" | "put-back"; readonly place: Place };

/** After a text field: back to the thing it belongs to, or wherever the pointer took it. */
export type FocusAfter = "back" | "elsewhere";

export type InspectorTab = "card" | "binding" | "evidence";
/** What stands beside the sheet instead of the inspector. */
export type SidePanel = "lanes" | "remarks";

export interface EditorState {
  readonly place: Place | undefined;
  readonly hand: Hand;
  /** Else the map is looked at: nothing on the page offers to change it. */
  readonly mayEdit: boolean;
  readonly inspector: InspectorTab | SidePanel | undefined;
  /** Several cards that are edited together. Empty: only `place` counts. */
  readonly chosen: ReadonlySet<CardId>;
  /** Where choosing by Shift began. */
  readonly anchor: Place | undefined;
  /** Cards and headers that hold what is searched for; the sheet marks them. */
  readonly found: ReadonlySet<string>;
  /** Rises whenever the sheet should bring `place` into view and focus it. */
  readonly focusAsked: number;
  /** Rises whenever the sheet should bring `place` into view, and no more. */
  readonly sightAsked: number;
}
