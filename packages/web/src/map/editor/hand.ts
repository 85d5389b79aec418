import type { Edit, EditOf, RichText } from "@itinera/core";
import type { CardDrop } from "../gesture/drop-card.ts";
import type { LaneDrop, StageDrop, StepDrop } from "../gesture/drop-header.ts";
import type { MoveDraft } from "../gesture/move-mode.ts";
import type { Place } from "./place.ts";

type WritingDraft = EditOf<"card.add"> | EditOf<"card.write">;
export type NamingDraft =
  | EditOf<"stage.add">
  | EditOf<"stage.rename">
  | EditOf<"step.add">
  | EditOf<"step.rename">
  | EditOf<"lane.rename">;
type ShapingDraft =
  | EditOf<"feeling.set">
  | EditOf<"card.set-span">
  | EditOf<"card.set">
  | EditOf<"stage.set">
  | EditOf<"step.set">
  | EditOf<"lane.set">;
export type Drop = CardDrop | StageDrop | StepDrop | LaneDrop;

/**
 * What the hand is doing. A draft is the edit that the gesture will make when it ends; the sheet shows
 * it as if it had been made. `back` is where focus returns when nothing comes of it. A dragged thing stays where it lies until it is dropped.
 */
export type Hand =
  | { readonly kind: "rest" }
  | {
      readonly kind: "writing";
      readonly draft: WritingDraft;
      /** The text of a card that is there, as the writing began: others may write in it meanwhile. */
      readonly start?: RichText;
      readonly back: Place | undefined;
    }
  | { readonly kind: "naming"; readonly draft: NamingDraft; readonly back: Place | undefined }
  | {
      readonly kind: "carrying";
      readonly draft: MoveDraft;
      /** The moves of all chosen cards or a lane's new section, its own move among them; empty where it goes alone. */
      readonly along: readonly Edit[];
    }
  | { readonly kind: "shaping"; readonly draft: ShapingDraft }
  | { readonly kind: "dragging"; readonly place: Place; readonly drop?: Drop };

export const rest: Hand = { kind: "rest" };

const none: readonly Edit[] = [];
/** What goes along with the draft, and holds it. */
export const alongOf = (hand: Hand): readonly Edit[] => (hand.kind === "carrying" ? hand.along : none);

export const draftOf = (hand: Hand): Edit | undefined => ("draft" in hand ? hand.draft : undefined);

/** The thing that is being named, for finding its element. */
export function namedPlace(draft: NamingDraft): Place {
  switch (draft.kind) {
    case "stage.add":
    case "stage.rename":
      return { kind: "stage", id: draft.id };
    case "step.add":
    case "step.rename":
      return { kind: "step", id: draft.id };
    case "lane.rename":
      return { kind: "lane", id: draft.id };
  }
}
