import { team, type JourneyMap } from "@itinera/core";
import { stepFeeling } from "../gesture/set-feeling.ts";
import { stretchBy } from "../gesture/stretch-card.ts";
import type { Editor, EditorState } from "./editor.ts";
import type { Place } from "./place.ts";
import { cardsOfCell, walk, type Direction } from "./walk.ts";

/** All that a shortcut can see and use. */
export interface ShortcutScene {
  readonly editor: Editor;
  readonly state: EditorState;
  readonly map: JourneyMap;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly copy: (place: Place) => void;
  readonly showShortcuts: () => void;
}

/** An action of the keyboard: when it can be done, and what it does. Its text is `map:shortcut.<id>`. */
export interface Shortcut {
  readonly id: string;
  /** Names as `keyName` gives them; the first is shown in the list. */
  readonly keys: readonly string[];
  readonly can: (scene: ShortcutScene) => boolean;
  readonly run: (scene: ShortcutScene) => void;
}

const arrows: Readonly<Record<string, Direction>> = {
  arrowleft: "left",
  arrowright: "right",
  arrowup: "up",
  arrowdown: "down",
};

const placeIs =
  (...kinds: readonly Place["kind"][]) =>
  ({ state }: ShortcutScene) =>
    state.hand.kind === "rest" && state.place !== undefined && kinds.includes(state.place.kind);
const atRest = ({ state }: ShortcutScene) => state.hand.kind === "rest";
const carrying = ({ state }: ShortcutScene) => state.hand.kind === "carrying";
const withPlace = (run: (scene: ShortcutScene, place: Place) => void) => (scene: ShortcutScene) => {
  if (scene.state.place) run(scene, scene.state.place);
};

/** Along a curve: the same persona in the neighbouring column. */
function alongCurve(
  map: JourneyMap,
  place: Extract<Place, { kind: "feeling" }>,
  direction: Direction,
): Place {
  const next = walk(map, place, direction);
  return next?.kind === "cell" ? { ...place, column: next.column } : place;
}

/** The next curve in the same column, round and round. */
function nextCurve(map: JourneyMap, place: Extract<Place, { kind: "feeling" }>): Place {
  const curves = [...map.personas.map((one) => one.id), team] as const;
  const at = curves.indexOf(place.persona);
  return { ...place, persona: curves[(at + 1) % curves.length] ?? team };
}

/** A new card: below the one in the hand, or in the cell. */
function addHere({ editor, map }: ShortcutScene, place: Place): void {
  if (place.kind === "cell") editor.open(place);
  if (place.kind !== "card") return;
  const card = map.cards.find((one) => one.id === place.id);
  if (card)
    editor.addCard(card.lane, card.column, cardsOfCell(map, card.lane, card.column).indexOf(card.id) + 1);
}

const perArrow = (
  id: string,
  can: Shortcut["can"],
  run: (scene: ShortcutScene, direction: Direction) => void,
): readonly Shortcut[] =>
  Object.entries(arrows).map(([key, direction]) => ({
    id,
    keys: [key],
    can,
    run: (scene) => run(scene, direction),
  }));

/** On a curve the arrows and Enter mean something else. */
const offCurve: Shortcut["can"] = (scene) => atRest(scene) && scene.state.place?.kind !== "feeling";
const onCurve = placeIs("feeling");

const feel = (key: string, by: 1 | -1): Shortcut => ({
  id: "feel",
  keys: [key],
  can: onCurve,
  run: withPlace(({ editor, map }, place) => {
    if (place.kind === "feeling") editor.make(stepFeeling(map, place, by));
  }),
});

const stretch = (key: string, by: 1 | -1): Shortcut => ({
  id: "stretch",
  keys: [key],
  can: placeIs("card"),
  run: withPlace(({ editor, map }, place) => {
    const edit = place.kind === "card" ? stretchBy(map, place.id, by) : undefined;
    if (edit) editor.make(edit);
  }),
});

/** In the order in which they are listed; no two of the same key can be done at once. */
export const shortcuts: readonly Shortcut[] = [
  ...perArrow("walk", offCurve, ({ editor }, direction) => editor.walk(direction)),
  {
    id: "open",
    keys: ["enter", "f2"],
    can: offCurve,
    run: withPlace(({ editor }, place) => editor.open(place)),
  },
  { id: "add", keys: ["n"], can: placeIs("card", "cell"), run: withPlace(addHere) },
  {
    id: "move",
    keys: ["m"],
    can: placeIs("card", "stage", "step", "lane"),
    run: withPlace(({ editor }, place) => editor.pickUp(place)),
  },
  ...perArrow("carry", carrying, ({ editor }, direction) => editor.carry(direction)),
  { id: "set-down", keys: ["enter", "m"], can: carrying, run: ({ editor }) => editor.setDown() },
  {
    id: "delete",
    keys: ["delete", "backspace"],
    can: placeIs("card", "stage", "step", "lane", "feeling"),
    run: withPlace(({ editor }, place) => editor.remove(place)),
  },
  stretch("shift+arrowright", 1),
  stretch("shift+arrowleft", -1),
  feel("arrowup", 1),
  feel("arrowdown", -1),
  ...(["arrowleft", "arrowright"] as const).map((key): Shortcut => ({
    id: "along-curve",
    keys: [key],
    can: onCurve,
    run: withPlace(({ editor, map }, place) => {
      if (place.kind === "feeling") editor.goTo(alongCurve(map, place, arrows[key] ?? "right"));
    }),
  })),
  {
    id: "next-curve",
    keys: ["enter"],
    can: onCurve,
    run: withPlace(({ editor, map }, place) => {
      if (place.kind === "feeling") editor.goTo(nextCurve(map, place));
    }),
  },
  {
    id: "inspect",
    keys: ["space"],
    can: placeIs("card", "stage", "step", "lane", "cell"),
    run: ({ editor, state }) => editor.inspect(state.inspector ?? "card"),
  },
  { id: "copy", keys: ["mod+c"], can: placeIs("card"), run: withPlace(({ copy }, place) => copy(place)) },
  { id: "undo", keys: ["mod+z"], can: atRest, run: ({ undo }) => undo() },
  { id: "redo", keys: ["mod+shift+z", "mod+y"], can: atRest, run: ({ redo }) => redo() },
  { id: "leave", keys: ["escape"], can: () => true, run: ({ editor }) => editor.leave() },
  { id: "help", keys: ["?"], can: atRest, run: ({ showShortcuts }) => showShortcuts() },
];

/** What a key does now, if anything. */
export const shortcutFor = (key: string, scene: ShortcutScene): Shortcut | undefined =>
  shortcuts.find((one) => one.keys.includes(key) && one.can(scene));
