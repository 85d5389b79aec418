import { cellReference, placeKey, type Place } from "../editor/place.ts";
import {
  columnsOf,
  laneKindNames,
  plainTextOf,
  stageLetter,
  type JourneyMap,
  type LaneKind,
} from "@itinera/core";
import type { Action } from "../action/action.ts";

/** What the palette offers. */
export type PaletteChoice =
  | { readonly kind: "action"; readonly id: string; readonly name: string; readonly keys: readonly string[] }
  | {
      readonly kind: "place";
      readonly id: string;
      readonly name: string;
      readonly aside: string;
      readonly place: Place;
    }
  | { readonly kind: "lane"; readonly id: string; readonly name: string; readonly lane: LaneKind }
  | { readonly kind: "map"; readonly id: string; readonly name: string; readonly aside: string };

export interface PaletteParts {
  readonly query: string;
  readonly map: JourneyMap;
  readonly actions: readonly Action[];
  readonly mayEdit: boolean;
  readonly maps: readonly { readonly id: string; readonly name: string; readonly project: string }[];
  readonly actionName: (id: string) => string;
  readonly laneName: (kind: LaneKind) => string;
}

export type PaletteGroup = "actions" | "stages" | "lanes" | "cards" | "add-lane" | "maps";

/** Of each group, so that the first answer is never far. */
const most: Readonly<Record<PaletteGroup, number>> = {
  actions: 40,
  stages: 8,
  lanes: 8,
  cards: 12,
  "add-lane": 6,
  maps: 8,
};

/** Words without case and accents: "Zażalenie" is found by "zazalenie", "ё" by "е". */
const plain = (text: string): string =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");

/** How well a text answers: 0 it says this, 1 it begins so, 2 a word of it does, 3 all words are in it. */
function rank(asked: string, text: string): number | undefined {
  const all = plain(text);
  if (!asked.split(/\s+/).every((word) => all.includes(word))) return undefined;
  if (all === asked) return 0;
  if (all.startsWith(asked)) return 1;
  return all.includes(` ${asked}`) ? 2 : 3;
}

/** Those that all words of the query are in, the best answers first; all of them when nothing is asked. */
export function sought<T>(query: string, list: Iterable<T>, textOf: (one: T) => string): T[] {
  const asked = plain(query).trim();
  if (asked === "") return [...list];
  const found = [...list].flatMap((one) => {
    const at = rank(asked, textOf(one));
    return at === undefined ? [] : [{ one, at }];
  });
  return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

const placeChoice = (place: Place, name: string, aside: string): PaletteChoice => ({
  kind: "place",
  id: `place ${placeKey(place)}`,
  name,
  aside,
  place,
});

/** Verbs first, then places of this map, then other maps. Groups without a find are left out. */
export function paletteChoices(
  parts: PaletteParts,
): readonly (readonly [PaletteGroup, readonly PaletteChoice[]])[] {
  const { query, map, actions, mayEdit, maps, actionName, laneName } = parts;
  const firstFew = <T>(list: Iterable<T>, count: number, textOf: (one: T) => string) =>
    sought(query, list, textOf).slice(0, count);
  const isAsked = query.trim() !== "";
  const stageOf = new Map(columnsOf(map).map((column) => [column.id as string, column.stage.name]));
  const groups: readonly (readonly [PaletteGroup, readonly PaletteChoice[]])[] = [
    [
      "actions",
      firstFew(actions, most.actions, ({ id }) => actionName(id)).map(({ id, keys }) => ({
        kind: "action",
        id: `action ${id}`,
        name: actionName(id),
        keys,
      })),
    ],
    [
      "stages",
      firstFew(map.stages, most.stages, ({ name }) => name).map((stage) =>
        placeChoice({ kind: "stage", id: stage.id }, stage.name, stageLetter(map.stages.indexOf(stage))),
      ),
    ],
    [
      "lanes",
      firstFew(map.lanes, most.lanes, ({ name, kind }) => name ?? laneName(kind)).map((lane) =>
        placeChoice(
          { kind: "lane", id: lane.id },
          lane.name ?? laneName(lane.kind),
          String(map.lanes.indexOf(lane) + 1),
        ),
      ),
    ],
    [
      "cards",
      isAsked
        ? firstFew(map.cards, most.cards, (card) => plainTextOf(card.text)).map((card) =>
            placeChoice(
              { kind: "card", id: card.id },
              plainTextOf(card.text).replaceAll("\n", " "),
              `${cellReference(map, card.lane, card.column)} ${stageOf.get(card.column) ?? ""}`,
            ),
          )
        : [],
    ],
    [
      "add-lane",
      isAsked && mayEdit
        ? firstFew(
            laneKindNames,
            most["add-lane"],
            (kind) => `${actionName("add-lane")} ${laneName(kind)}`,
          ).map((lane) => ({ kind: "lane", id: `lane ${lane}`, name: laneName(lane), lane }))
        : [],
    ],
    [
      "maps",
      firstFew(
        maps.filter(({ id }) => id !== map.id),
        most.maps,
        ({ name }) => name,
      ).map(({ id, name, project }) => ({
        kind: "map",
        id: `map ${id}`,
        name,
        aside: project,
      })),
    ],
  ];
  return groups.filter(([, list]) => list.length > 0);
}
