import {
  team,
  type Feeling,
  type JourneyMap,
  type Lane,
  type Column,
  type Overlay,
  type PersonaId,
} from "@itinera/core";
import type { Hint, Scene, SceneWords } from "@itinera/scene";
import { createContext, use } from "react";
import { useStore } from "zustand";
import type { RoomClient } from "../../room/room-client.ts";
import type { EditorState } from "./editor-state.ts";
import type { Editor } from "./editor.ts";

/** A hint of a template with what a click makes of it. */
export interface CellHint extends Hint {
  readonly channel?: string;
}

/** What stays the same as long as the map is open: parts that need no more are not drawn anew by edits. */
export interface Hands {
  readonly editor: Editor;
  readonly room: RoomClient;
}

/** A map to be read: all that those parts work with that change nothing. */
export interface ReadMap {
  /** The map as it is shown, with what is in the hand. */
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  readonly words: SceneWords;
}

/** All that the parts of the map page work with. */
export interface Desk extends Hands, ReadMap {
  readonly scene: Scene;
  /** Whose curve a click into an emotion lane draws. */
  readonly drawing: Feeling["persona"];
  readonly hintsOf: (lane: Lane, column: Column) => readonly CellHint[];
}

export const HandsContext = createContext<Hands | undefined>(undefined);
export const DeskContext = createContext<Desk | undefined>(undefined);
/** Of a map that nobody can change here. */
export const ReadMapContext = createContext<ReadMap | undefined>(undefined);

export function useHands(): Hands {
  const hands = use(HandsContext);
  if (!hands) throw new Error("useHands needs a HandsContext above it");
  return hands;
}

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskContext above it");
  return desk;
}

export function useReadMap(): ReadMap {
  const desk = use(DeskContext);
  const read = use(ReadMapContext);
  const found = desk ?? read;
  if (!found) throw new Error("useReadMap needs a DeskContext or a ReadMapContext above it");
  return found;
}

export function useEditorState<Part>(editor: Editor, part: (state: EditorState) => Part): Part {
  return useStore(editor.store, part);
}

/** Whether this person may change the map; who may not is offered nothing that would. */
export const useMayEdit = (): boolean => useEditorState(useHands().editor, ({ mayEdit }) => mayEdit);

/** The persona that stands out, while it is there. */
export const shownPersona = (map: JourneyMap, only: PersonaId | undefined): PersonaId | undefined =>
  map.personas.find((one) => one.id === only)?.id;

/** The persona whose curve is drawn: the chosen one while it is there, else the first, else the team. */
export const drawnPersona = (map: JourneyMap, chosen: Feeling["persona"] | undefined): Feeling["persona"] =>
  chosen !== undefined && (chosen === team || map.personas.some((one) => one.id === chosen))
    ? chosen
    : (map.personas[0]?.id ?? team);
