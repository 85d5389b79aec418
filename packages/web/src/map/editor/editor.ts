import { laneKindOf, plainTextOf, richTextOf, team } from "@itinera/core";
import type {
  CardId,
  ColumnId,
  Edit,
  EditRefusal,
  JourneyMap,
  LaneId,
  NewId,
  PersonaId,
  RichText,
  StageId,
  StepId,
} from "@itinera/core";
import { mergeTexts } from "@itinera/collab";
import { createStore, type StoreApi } from "zustand/vanilla";
import { createCarrying } from "../gesture/carrying.ts";
import { placeOfDraft } from "../gesture/move-mode.ts";
import { setFeeling } from "../gesture/set-feeling.ts";
import { deleteAll, chosenCards } from "../selection/bulk-edits.ts";
import { createSelecting, noCards } from "../selection/selecting.ts";
import type { EditorState, FocusAfter, InspectorTab, Notice, SidePanel } from "./editor-state.ts";
import { rest, type Hand, type NamingDraft } from "./hand.ts";
import { nameOf } from "./place-name.ts";
import type { Place } from "./place.ts";
import { afterDeletion, cardsOfCell, inCell, walk, type Direction } from "./walk.ts";

/** What the editor needs of a room: the map as it is now, and one way to change it. */
export interface EditableMap {
  readonly map: JourneyMap;
  edit(
    edit: Edit | readonly Edit[],
  ): { readonly kind: "done" } | { readonly kind: "refused"; readonly reason: EditRefusal };
}

export interface EditorParts {
  readonly room: EditableMap;
  readonly newId: NewId;
  readonly tell: (notice: Notice) => void;
  readonly mayEdit: boolean;
}

const noPlaces: ReadonlySet<string> = new Set();

export type Editor = ReturnType<typeof createEditor>;

/** The hand, the place and all that a person can do with them. Knows nothing of the screen. */
export function createEditor({ room, newId, tell, mayEdit }: EditorParts) {
  const store: StoreApi<EditorState> = createStore<EditorState>(() => ({
    place: undefined,
    hand: rest,
    mayEdit,
    inspector: undefined,
    chosen: noCards,
    anchor: undefined,
    found: noPlaces,
    focusAsked: 0,
    sightAsked: 0,
  }));
  const set = (part: Partial<EditorState>) => store.setState(part);
  const hand = () => store.getState().hand;
  const isReader = () => !store.getState().mayEdit;

  /** What stays chosen when the hand goes to `place`: all, as long as that is among it. */
  const stillChosen = (place: Place | undefined) => {
    const { chosen } = store.getState();
    return place?.kind === "card" && chosen.has(place.id) ? chosen : noCards;
  };
  /** Selects a place and gives it the focus. */
  const goTo = (place: Place | undefined) =>
    set({
      place,
      chosen: stillChosen(place),
      anchor: undefined,
      focusAsked: store.getState().focusAsked + 1,
    });

  /** True when the edit was made; of several, all or none. */
  const make = (edit: Edit | readonly Edit[]): boolean => {
    if (isReader()) {
      tell({ kind: "read-only" });
      return false;
    }
    const outcome = room.edit(edit);
    if (outcome.kind === "refused") tell({ kind: "refused", reason: outcome.reason });
    return outcome.kind === "done";
  };

  const selecting = createSelecting({ store, map: () => room.map, tell });

  /** Whoever may not change the map takes nothing into the hand. */
  const take = (part: Partial<EditorState>) => {
    if (!isReader()) set(part);
  };
  const write = (place: Place, writing: Pick<Extract<Hand, { kind: "writing" }>, "draft" | "start">) =>
    take({ place, hand: { kind: "writing", ...writing, back: store.getState().place } });
  const name = (place: Place, draft: NamingDraft) =>
    take({ place, hand: { kind: "naming", draft, back: store.getState().place } });
  /** What opening a place is for whoever may not change it. */
  const read = (place: Place) => {
    const lane = place.kind === "cell" ? room.map.lanes.find((one) => one.id === place.lane) : undefined;
    const isNumber = lane !== undefined && laneKindOf(lane.kind).shape === "numbers";
    set({ place, inspector: isNumber ? "binding" : "card" });
  };

  const addCard = (lane: LaneId, column: ColumnId, at = cardsOfCell(room.map, lane, column).length) => {
    const id = newId() as CardId;
    const { place } = store.getState();
    const isInCell = place?.kind === "card" && cardsOfCell(room.map, lane, column).includes(place.id);
    if (!isInCell) set({ place: inCell(room.map, lane, column) });
    write({ kind: "card", id }, { draft: { kind: "card.add", id, lane, column, at, text: richTextOf("") } });
  };

  const writeCard = (id: CardId) => {
    const text = room.map.cards.find((one) => one.id === id)?.text;
    if (text) write({ kind: "card", id }, { draft: { kind: "card.write", id, text }, start: text });
  };

  const removeChosen = () => {
    const { chosen, place } = store.getState();
    const cards = chosenCards(room.map, chosen);
    const first = cards[0];
    if (!first || !make(deleteAll(cards))) return;
    const back = place?.kind === "card" ? inCell(room.map, first.lane, first.column) : place;
    set({ chosen: noCards });
    goTo(back);
    tell({ kind: "deleted-cards", count: cards.length });
  };

  /** Ends the writing as one edit. A new card without words is not made. */
  const keepText = (text: RichText, focus: FocusAfter = "back") => {
    const held = hand();
    if (held.kind !== "writing") return;
    set({ hand: rest });
    const { draft, start, back } = held;
    const isNew = draft.kind === "card.add";
    const old = room.map.cards.find((one) => one.id === draft.id)?.text;
    const isSame = (one: RichText | undefined, other: RichText) =>
      JSON.stringify(one) === JSON.stringify(other);
    const isWorth = isNew ? plainTextOf(text).trim() !== "" : !isSame(start ?? old, text);
    // What somebody else has kept meanwhile stays.
    const words = start && old && !isSame(start, old) ? mergeTexts(start, text, old) : text;
    const made = isWorth && make({ ...draft, text: words });
    const place: Place | undefined = isNew && !made ? back : { kind: "card", id: draft.id };
    if (focus === "back") goTo(place);
    else set({ place });
  };

  return {
    store,
    goTo,
    removeChosen,
    make,
    addCard,
    writeCard,
    /** Selects without asking for focus: a click has given it already. */
    select: (place: Place | undefined) => set({ place, chosen: stillChosen(place), anchor: undefined }),
    /** Brings a place into sight; the focus stays where it is. */
    show: (place: Place) =>
      set({ place, chosen: noCards, anchor: undefined, sightAsked: store.getState().sightAsked + 1 }),
    /** A click on one of several chosen cards: it alone from now on. */
    single: (place: Place) => set({ place, chosen: noCards, anchor: undefined }),
    ...selecting,
    ...createCarrying({ store, map: () => room.map, goTo, make, tell }),
    /**
     * What the person may do from now on. What they were writing becomes one last edit: it is not taken, and the
     * room has its words. `isTold`: the map stays, and says that its tools came or went.
     */
    allow(isAllowed: boolean, isTold = true) {
      const held = hand();
      if (store.getState().mayEdit === isAllowed) return;
      if (!isAllowed && held.kind === "writing") keepText(held.draft.text, "elsewhere");
      set({ mayEdit: isAllowed, ...(!isAllowed && { hand: rest }) });
      if (isTold) tell({ kind: "allowed", isAllowed });
    },
    mark: (found: ReadonlySet<string>) => set({ found }),
    tell,
    inspect: (inspector: InspectorTab | SidePanel | undefined) => set({ inspector }),
    hold: (held: Hand) => (held.kind === "rest" ? set : take)({ hand: held }),

    walk(direction: Direction) {
      const { place } = store.getState();
      const next = place && walk(room.map, place, direction);
      if (!next) return;
      set({ chosen: noCards });
      goTo(next);
    },

    /** What Enter and a double click do: write a card or a name, fill a cell, step into a curve, bind a number. */
    open(place: Place) {
      if (isReader()) return read(place);
      switch (place.kind) {
        case "card":
          return writeCard(place.id);
        case "stage":
          return name(place, { kind: "stage.rename", id: place.id, name: nameOf(room.map, place) });
        case "step":
          return name(place, { kind: "step.rename", id: place.id, name: nameOf(room.map, place) });
        case "lane":
          return name(place, { kind: "lane.rename", id: place.id, name: nameOf(room.map, place) });
        case "feeling":
          return undefined;
        case "cell": {
          const lane = room.map.lanes.find((one) => one.id === place.lane);
          const shape = lane && laneKindOf(lane.kind).shape;
          if (shape === "cards") addCard(place.lane, place.column);
          else if (shape === "curve")
            goTo({ ...place, kind: "feeling", persona: room.map.personas[0]?.id ?? team });
          else set({ place, inspector: "binding" });
        }
      }
    },

    addStage(at: number) {
      const id = newId() as StageId;
      name({ kind: "stage", id }, { kind: "stage.add", id, name: "", at });
    },
    addStep(stage: StageId, at: number) {
      const id = newId() as StepId;
      name({ kind: "step", id }, { kind: "step.add", id, stage, name: "", at });
    },

    /** The text as it is being written: the sheet makes room for it. */
    typed(text: RichText) {
      const held = hand();
      if (held.kind === "writing") set({ hand: { ...held, draft: { ...held.draft, text } } });
    },
    keepText,
    /** Ends the naming. Only a lane may have no name: its kind's own comes back. */
    keepName(text: string, focus: FocusAfter = "back") {
      const held = hand();
      if (held.kind !== "naming") return;
      set({ hand: rest });
      const { draft, back } = held;
      const words = text.trim();
      const isNew = draft.kind === "stage.add" || draft.kind === "step.add";
      const isName = words !== "" || draft.kind === "lane.rename";
      const made = isName && (isNew || words !== draft.name) && make({ ...draft, name: words });
      const place = isNew && !made ? back : store.getState().place;
      if (focus === "back") goTo(place);
      else set({ place });
    },

    /** Ends a gesture of the pointer with its edit. */
    letGo(edit: Edit | undefined): boolean {
      set({ hand: rest });
      return edit !== undefined && make(edit);
    },

    /** Escape: ends the gesture without an edit, else leaves the curve, else closes the inspector. */
    leave() {
      const { hand: held, place, inspector } = store.getState();
      if (held.kind !== "rest") {
        set({ hand: rest });
        if (held.kind === "carrying") tell({ kind: "put-back", place: placeOfDraft(held.draft) });
        const isNew = "draft" in held && held.draft.kind.endsWith(".add");
        goTo(isNew && "back" in held ? held.back : place);
      } else if (selecting.letGoOfChosen()) return;
      else if (place?.kind === "feeling") goTo({ kind: "cell", lane: place.lane, column: place.column });
      else if (inspector) set({ inspector: undefined });
    },

    remove(place: Place) {
      if (place.kind === "cell") return;
      if (place.kind === "card" && store.getState().chosen.has(place.id)) return removeChosen();
      if (place.kind === "feeling") {
        make(setFeeling(place, null));
        return;
      }
      const words = nameOf(room.map, place);
      const lane =
        place.kind === "lane" ? room.map.lanes.find((one) => one.id === place.id)?.kind : undefined;
      const next = afterDeletion(room.map, place);
      const edits = {
        card: "card.delete",
        stage: "stage.delete",
        step: "step.delete",
        lane: "lane.delete",
      } as const;
      if (!make({ kind: edits[place.kind], id: place.id } as Edit)) return;
      goTo(next);
      tell({ kind: "deleted", what: place.kind, name: words, ...(lane && { lane }) });
    },
    removePersona(id: PersonaId, words: string) {
      if (make({ kind: "persona.delete", id })) tell({ kind: "deleted", what: "persona", name: words });
    },
  };
}
