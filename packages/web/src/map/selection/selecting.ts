import type { CardId, JourneyMap } from "@itinera/core";
import type { StoreApi } from "zustand/vanilla";
import type { EditorState, Notice } from "../editor/editor-state.ts";
import { holdsPlace, type Place } from "../editor/place.ts";
import { walk, type Direction } from "../editor/walk.ts";
import { cardsAt, cardsBetween } from "./cards-between.ts";

export interface SelectingParts {
  readonly store: StoreApi<EditorState>;
  readonly map: () => JourneyMap;
  readonly tell: (notice: Notice) => void;
}

export const noCards: ReadonlySet<CardId> = new Set();

/** Several cards at once: by clicks, by a frame drawn around them, by keys. */
export function createSelecting({ store, map, tell }: SelectingParts) {
  function choose(ids: Iterable<CardId>, part: Partial<EditorState> = {}): void {
    const chosen = new Set(ids);
    store.setState({ ...part, chosen });
    tell({ kind: "chosen", count: chosen.size });
  }
  /** What is chosen; where nothing is, the card in the hand. */
  const chosenNow = (): ReadonlySet<CardId> => {
    const { chosen, place } = store.getState();
    return chosen.size === 0 && place?.kind === "card" ? new Set([place.id]) : chosen;
  };
  const focusAsked = () => store.getState().focusAsked + 1;

  function reachTo(place: Place, isFocusAsked: boolean): void {
    const { anchor, place: from } = store.getState();
    const start = [anchor, from].find((one) => one && holdsPlace(map(), one)) ?? place;
    choose(cardsBetween(map(), start, place), {
      place,
      anchor: start,
      ...(isFocusAsked && { focusAsked: focusAsked() }),
    });
  }

  return {
    choose,

    /** A click with Ctrl, X, or a long press: one card more, or fewer. */
    toggle(id: CardId) {
      const now = chosenNow();
      const next =
        now.has(id) && store.getState().chosen.size > 0 ? [...now].filter((one) => one !== id) : [...now, id];
      const place: Place = { kind: "card", id };
      choose(next, { place, anchor: place, focusAsked: focusAsked() });
    },

    /** A click with Shift: everything from where the hand was to here. */
    reachTo: (place: Place) => reachTo(place, true),

    /** Shift and an arrow. */
    reach(direction: Direction) {
      const { place } = store.getState();
      const next = place && walk(map(), place, direction);
      if (next) reachTo(next, true);
    },

    /** Everything under or beside the place. */
    chooseAt: (place: Place) => choose(cardsAt(map(), place)),
    chooseAll: () => choose(map().cards.map((card) => card.id)),

    /** True when there was something to let go of. */
    letGoOfChosen(): boolean {
      if (store.getState().chosen.size === 0) return false;
      choose([], { anchor: undefined });
      return true;
    },

    /** Ctrl and an arrow: the hand goes on, what is chosen stays. */
    walkOn(direction: Direction) {
      const { place } = store.getState();
      const next = place && walk(map(), place, direction);
      if (next) store.setState({ place: next, anchor: next, focusAsked: focusAsked() });
    },

    chosenNow,
  };
}
