import { team, type Feeling, type JourneyMap, type Lane, type Column, type Overlay } from "@itinera/core";
import type { Hint, Scene, SceneWords } from "@itinera/scene";
import { createContext, use } from "react";
import { useStore } from "zustand";
import type { RoomClient } from "../../room/room-client.ts";
import type { Editor, EditorState } from "./editor.ts";
import { samePlace, type Place } from "./place.ts";
import { firstPlace } from "./walk.ts";

/** A hint of a template with what a click makes of it. */
export interface CellHint extends Hint {
  readonly channel?: string;
}

/** All that the parts of the map page work with. */
export interface Desk {
  readonly editor: Editor;
  readonly room: RoomClient;
  /** The map as it is shown, with what is in the hand. */
  readonly map: JourneyMap;
  readonly scene: Scene;
  readonly overlay: Overlay;
  readonly words: SceneWords;
  readonly zoom: number;
  /** Whose curve a click into an emotion lane draws. */
  readonly drawing: Feeling["persona"];
  readonly hintsOf: (lane: Lane, column: Column) => readonly CellHint[];
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskContext above it");
  return desk;
}

export function useEditorState<Part>(editor: Editor, part: (state: EditorState) => Part): Part {
  return useStore(editor.store, part);
}

/** Whether the hand is at this place. */
export const useIsHere = (editor: Editor, place: Place): boolean =>
  useEditorState(editor, (state) => samePlace(state.place, place));

/** Whether Tab stops here: one place of the whole sheet. */
export const useIsTabStop = ({ editor, map }: Desk, place: Place): boolean =>
  useEditorState(editor, (state) => samePlace(state.place ?? firstPlace(map), place));

/** The persona whose curve is drawn: the chosen one while it is there, else the first, else the team. */
export const drawnPersona = (map: JourneyMap, chosen: Feeling["persona"] | undefined): Feeling["persona"] =>
  chosen !== undefined && (chosen === team || map.personas.some((one) => one.id === chosen))
    ? chosen
    : (map.personas[0]?.id ?? team);
