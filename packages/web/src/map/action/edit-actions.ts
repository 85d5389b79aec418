import { columnsOf, laneKindOf, type JourneyMap, type LaneId } from "@itinera/core";
import { stretchBy } from "../gesture/stretch-card.ts";
import { cellOf, type Place } from "../editor/place.ts";
import { cardsOfCell } from "../editor/walk.ts";
import { chosenCards, duplicateAll } from "../selection/bulk-edits.ts";
import { atRest, hasChosen, offCurve, placeIs, withPlace, type Action, type ActionScene } from "./action.ts";

const isOfCards = (map: JourneyMap, lane: LaneId): boolean => {
  const kind = map.lanes.find((one) => one.id === lane)?.kind;
  return kind !== undefined && laneKindOf(kind).shape === "cards";
};

/** Where a new card goes: below the one in the hand, into the cell, or into the first lane of cards there is. */
function placeOfNew(map: JourneyMap, place: Place | undefined) {
  const cell = place && cellOf(map, place);
  if (cell && isOfCards(map, cell.lane)) {
    const stack = cardsOfCell(map, cell.lane, cell.column);
    return { ...cell, at: place.kind === "card" ? stack.indexOf(place.id) + 1 : stack.length };
  }
  const lane = map.lanes.find((one) => isOfCards(map, one.id));
  const column = columnsOf(map)[0];
  return lane && column
    ? { lane: lane.id, column: column.id, at: cardsOfCell(map, lane.id, column.id).length }
    : undefined;
}

function addCard({ editor, map, state }: ActionScene): void {
  const where = placeOfNew(map, state.place);
  if (where) editor.addCard(where.lane, where.column, where.at);
}

function hintAt({ map, state: { place }, page }: ActionScene) {
  const cell = place && cellOf(map, place);
  return cell && page.hintIn(cell.lane, cell.column);
}

function duplicate({ editor, map, newId }: ActionScene): void {
  const cards = chosenCards(map, editor.chosenNow());
  const copies = duplicateAll(map, cards, newId);
  const [first] = copies;
  if (!first || !editor.make(copies)) return;
  editor.goTo({ kind: "card", id: first.id });
  if (copies.length > 1) editor.choose(copies.map((one) => one.id));
}

const stretch = (key: string, by: 1 | -1): Action => ({
  id: "stretch",
  changes: true,
  keys: [key],
  can: placeIs("card"),
  perform: withPlace(({ editor, map }, place) => {
    const edit = place.kind === "card" ? stretchBy(map, place.id, by) : undefined;
    if (edit) editor.make(edit);
  }),
});

/** What is done to the thing in the hand. */
export const editActions: readonly Action[] = [
  {
    id: "open",
    changes: true,
    keys: ["enter", "f2"],
    menu: "open",
    can: (scene) => offCurve(scene) && scene.state.place !== undefined && scene.state.chosen.size < 2,
    perform: withPlace(({ editor }, place) => editor.open(place)),
  },
  {
    id: "add",
    changes: true,
    keys: ["n"],
    menu: "open",
    can: (scene) => atRest(scene) && placeOfNew(scene.map, scene.state.place) !== undefined,
    perform: addCard,
  },
  {
    id: "take-hint",
    changes: true,
    keys: ["shift+enter"],
    menu: "open",
    can: (scene) => placeIs("cell", "card")(scene) && hintAt(scene) !== undefined,
    perform(scene) {
      const card = hintAt(scene);
      if (card && scene.editor.make(card)) scene.editor.goTo({ kind: "card", id: card.id });
    },
  },
  {
    id: "move",
    changes: true,
    keys: ["m"],
    menu: "open",
    can: placeIs("card", "stage", "step", "lane"),
    perform: withPlace(({ editor }, place) => editor.pickUp(place)),
  },
  {
    id: "inspect",
    keys: ["space"],
    menu: "open",
    can: placeIs("card", "stage", "step", "lane", "cell", "feeling"),
    perform: ({ editor, state: { inspector } }) =>
      editor.inspect(inspector === "lanes" || inspector === "remarks" ? "card" : (inspector ?? "card")),
  },
  {
    // Whoever may not write opens to read.
    id: "inspect",
    keys: ["enter"],
    can: (scene) => !scene.state.mayEdit && offCurve(scene) && scene.state.place !== undefined,
    perform: withPlace(({ editor }, place) => editor.open(place)),
  },
  stretch("alt+shift+arrowright", 1),
  stretch("alt+shift+arrowleft", -1),
  {
    id: "duplicate",
    changes: true,
    keys: ["mod+d"],
    menu: "clipboard",
    can: (scene) => placeIs("card")(scene) || hasChosen(scene),
    perform: duplicate,
  },
  {
    id: "delete",
    changes: true,
    keys: ["delete", "backspace"],
    menu: "remove",
    danger: true,
    can: (scene) => hasChosen(scene) || placeIs("card", "stage", "step", "lane", "feeling")(scene),
    perform: ({ editor, state }) => {
      if (state.chosen.size > 0) editor.removeChosen();
      else if (state.place) editor.remove(state.place);
    },
  },
];
