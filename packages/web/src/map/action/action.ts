import type { ColumnId, EditOf, Form, JourneyMap, LaneId, MapId, NewId, PersonaId } from "@itinera/core";
import type { EditorState } from "../editor/editor-state.ts";
import type { Editor } from "../editor/editor.ts";
import type { Place } from "../editor/place.ts";
import type { Direction } from "../editor/walk.ts";
import type { Layer } from "../structure/layer.ts";

/** What the page around the sheet can do for an action. */
export interface PageVerbs {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly showShortcuts: () => void;
  readonly showPalette: () => void;
  readonly share: () => void;
  /** Whether this person may look who sees the map. */
  readonly mayShare: () => boolean;
  readonly find: (how: "find" | "replace") => void;
  readonly zoom: (how: "in" | "out" | "real" | "fit") => void;
  /** The persona whose cards and curves stand out. */
  readonly onlyPersona: () => PersonaId | undefined;
  readonly showOnly: (persona: PersonaId | undefined) => void;
  readonly showForm: (form: Form) => void;
  readonly turnForm: (by: 1 | -1) => void;
  readonly openMap: (id: MapId) => void;
  /** The first of the maps that lead to this one. */
  readonly mapAbove: () => MapId | undefined;
  /** Asks for what a verb of structure needs. */
  readonly show: (layer: Layer) => void;
  /** px at zoom 1, as they are on the sheet. */
  readonly widthOf: (column: string) => number;
  readonly heightOf: (lane: LaneId) => number;
  /** The first hint that is still proposed in a cell, as a card. */
  readonly hintIn: (lane: LaneId, column: ColumnId) => EditOf<"card.add"> | undefined;
  readonly clipboard: (verb: "copy" | "cut" | "paste") => void;
}

/** All that an action can see and use. */
export interface ActionScene {
  readonly editor: Editor;
  readonly state: EditorState;
  readonly map: JourneyMap;
  readonly newId: NewId;
  readonly page: PageVerbs;
}

/** Which part of a menu on the selection offers it, from top to bottom. */
export type MenuPart = "open" | "clipboard" | "structure" | "choose" | "remove" | "view";

/** A verb of a person: how it is called, its keys, when it can be done, and what it does. Its name is the text `map:action.<id>`. */
export interface Action {
  readonly id: string;
  /** Names as `keyName` gives them; the first is shown. */
  readonly keys: readonly string[];
  /** Absent: it makes sense by keyboard alone. */
  readonly menu?: MenuPart;
  /** Its keys work wherever the focus is on the page. Else only on the sheet. */
  readonly everywhere?: boolean;
  /** The browser itself turns its keys into an event of the clipboard. */
  readonly native?: boolean;
  readonly danger?: boolean;
  /** Changes the map, or begins to: not for those who may only look at it. */
  readonly changes?: boolean;
  readonly can: (scene: ActionScene) => boolean;
  readonly perform: (scene: ActionScene) => void;
}

export const arrows: Readonly<Record<string, Direction>> = {
  arrowleft: "left",
  arrowright: "right",
  arrowup: "up",
  arrowdown: "down",
};

/** Whether it can be done now, by whoever has the map open. */
export const canDo = ({ changes = false, can }: Action, scene: ActionScene): boolean =>
  (scene.state.mayEdit || !changes) && can(scene);

export const changing = (actions: readonly Action[]): readonly Action[] =>
  actions.map((one) => ({ ...one, changes: true }));

type Can = Action["can"];

export const atRest: Can = ({ state }) => state.hand.kind === "rest";
export const carrying: Can = ({ state }) => state.hand.kind === "carrying";
export const placeIs =
  (...kinds: readonly Place["kind"][]): Can =>
  (scene) =>
    atRest(scene) && scene.state.place !== undefined && kinds.includes(scene.state.place.kind);
/** On a curve the arrows and Enter mean something else. */
export const offCurve: Can = (scene) => atRest(scene) && scene.state.place?.kind !== "feeling";
export const onCurve = placeIs("feeling");
export const hasChosen: Can = (scene) => atRest(scene) && scene.state.chosen.size > 0;

export const withPlace = (perform: (scene: ActionScene, place: Place) => void) => (scene: ActionScene) => {
  if (scene.state.place) perform(scene, scene.state.place);
};

/** The same verb on four arrows, with `held` in front of their names. */
export const perArrow = (
  id: string,
  held: string,
  can: Can,
  perform: (scene: ActionScene, direction: Direction) => void,
): readonly Action[] =>
  Object.entries(arrows).map(([key, direction]) => ({
    id,
    keys: [held + key],
    can,
    perform: (scene) => perform(scene, direction),
  }));
