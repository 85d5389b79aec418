import type { Edit, JourneyMap } from "@itinera/core";
import type { StoreApi } from "zustand/vanilla";
import type { EditorState, Notice } from "../editor/editor-state.ts";
import { rest } from "../editor/hand.ts";
import type { Place } from "../editor/place.ts";
import type { Direction } from "../editor/walk.ts";
import { moveTogether } from "../selection/move-together.ts";
import { withSection } from "./lane-place.ts";
import { carry, enterMove, placeOfDraft, setDown, type MoveDraft } from "./move-mode.ts";

export interface CarryingParts {
  readonly store: StoreApi<EditorState>;
  readonly map: () => JourneyMap;
  readonly goTo: (place: Place | undefined) => void;
  readonly make: (edit: Edit | readonly Edit[]) => boolean;
  readonly tell: (notice: Notice) => void;
}

/** A thing taken from its place and laid down elsewhere, by keys or by the pointer; what must go along does. */
export function createCarrying({ store, map, goTo, make, tell }: CarryingParts) {
  const hand = () => store.getState().hand;
  const along = (lead: MoveDraft): readonly Edit[] => {
    const { chosen } = store.getState();
    if (lead.kind === "lane.move") return withSection(map(), lead);
    return lead.kind === "card.move" && chosen.size > 1 && chosen.has(lead.id)
      ? moveTogether(map(), chosen, lead)
      : [];
  };
  /** True when something came to lie elsewhere. */
  const move = (lead: MoveDraft): boolean => {
    const edit = setDown(map(), lead);
    if (!edit) return false;
    const together = along(lead);
    return make(together.length > 0 ? together : edit);
  };

  return {
    pickUp(place: Place) {
      const draft = enterMove(map(), place);
      if (!draft || !store.getState().mayEdit) return;
      store.setState({ place, hand: { kind: "carrying", draft, along: [] } });
      tell({ kind: "picked-up", place });
    },
    carry(direction: Direction) {
      const held = hand();
      if (held.kind !== "carrying") return;
      const draft = carry(map(), held.draft, direction);
      if (draft === held.draft) return;
      store.setState({ hand: { kind: "carrying", draft, along: along(draft) } });
      goTo(placeOfDraft(draft));
      tell({ kind: "carried", place: placeOfDraft(draft) });
    },
    setDown() {
      const held = hand();
      if (held.kind !== "carrying") return;
      const place = placeOfDraft(held.draft);
      store.setState({ hand: rest });
      const moved = move(held.draft);
      goTo(place);
      tell({ kind: moved ? "moved" : "put-back", place });
    },

    /** It lies somewhere else now, by another way. */
    movedTo(place: Place) {
      goTo(place);
      tell({ kind: "moved", place });
    },

    /** A dragged thing let go; lying where it lay, it makes no edit. */
    drop(lead: MoveDraft, place: Place) {
      store.setState({ hand: rest });
      const moved = move(lead);
      goTo(place);
      if (moved) tell({ kind: "moved", place });
    },
  };
}
