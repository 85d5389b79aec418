import type { Edit } from "../edit/edit.ts";
import type { CardId, LaneId, PersonaId, StageId, StepId } from "../ids.ts";
import { columnsOf } from "../map/columns.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { expressionOf, rangesIn, type Sought } from "./find-in-text.ts";
import { countIn, replaceInRichText } from "./replace-in-rich-text.ts";

/** Where words were found. */
type FoundIn =
  | { readonly kind: "stage"; readonly id: StageId }
  | { readonly kind: "step"; readonly id: StepId }
  | { readonly kind: "lane"; readonly id: LaneId }
  | { readonly kind: "card"; readonly id: CardId }
  | { readonly kind: "persona"; readonly id: PersonaId };

/** One find: `at` is its place among those of the same thing, from 0. */
export interface Find {
  readonly where: FoundIn;
  readonly at: number;
}

const finds = (where: FoundIn, count: number): readonly Find[] =>
  Array.from({ length: count }, (_, at) => ({ where, at }));

/** All finds: personas and headers, then cards, lane by lane from left to right. */
export function findInMap(map: JourneyMap, sought: Sought): readonly Find[] {
  const expression = expressionOf(sought);
  if (!expression) return [];
  const named = (
    kind: "stage" | "step" | "lane" | "persona",
    list: readonly { id: string; name?: string | undefined }[],
  ) => list.flatMap(({ id, name = "" }) => finds({ kind, id } as FoundIn, rangesIn(name, expression).length));
  const columns = new Map(columnsOf(map).map((one, at) => [one.id, at]));
  const cards = map.lanes.flatMap(({ id }) =>
    map.cards
      .filter((card) => card.lane === id)
      .toSorted((a, b) => (columns.get(a.column) ?? 0) - (columns.get(b.column) ?? 0)),
  );
  return [
    ...named("persona", map.personas),
    ...named("stage", map.stages),
    ...named("step", map.steps),
    ...named("lane", map.lanes),
    ...cards.flatMap((card) => finds({ kind: "card", id: card.id }, countIn(card.text, expression))),
  ];
}

/** `only`: the find at that place alone. A name that would be left empty stays as it is. */
function replacedName(name: string, expression: RegExp, by: string, only?: number): string | undefined {
  let seen = 0;
  const next = name
    .replace(expression, (found) => {
      const place = seen++;
      return only === undefined || place === only ? by : found;
    })
    .trim()
    .slice(0, 500);
  return next === "" || next === name ? undefined : next;
}

function editFor(
  map: JourneyMap,
  where: FoundIn,
  expression: RegExp,
  by: string,
  only?: number,
): Edit | undefined {
  const nameIn = (list: readonly { readonly id: string; readonly name?: string | undefined }[]) =>
    replacedName(list.find((one) => one.id === where.id)?.name ?? "", expression, by, only);
  switch (where.kind) {
    case "card": {
      const text = map.cards.find((one) => one.id === where.id)?.text;
      return (
        text && { kind: "card.write", id: where.id, text: replaceInRichText(text, expression, by, only) }
      );
    }
    case "stage": {
      const name = nameIn(map.stages);
      return name === undefined ? undefined : { kind: "stage.rename", id: where.id, name };
    }
    case "step": {
      const name = nameIn(map.steps);
      return name === undefined ? undefined : { kind: "step.rename", id: where.id, name };
    }
    case "lane": {
      const name = nameIn(map.lanes);
      return name === undefined ? undefined : { kind: "lane.rename", id: where.id, name };
    }
    case "persona": {
      const name = nameIn(map.personas);
      return name === undefined ? undefined : { kind: "persona.rename", id: where.id, name };
    }
  }
}

/** One find replaced; undefined when its name would be empty. */
export function replaceOne(
  map: JourneyMap,
  sought: Sought,
  by: string,
  { where, at }: Find,
): Edit | undefined {
  const expression = expressionOf(sought);
  return expression && editFor(map, where, expression, by, at);
}

/** All finds replaced, as edits that are one step. */
export function replaceAll(map: JourneyMap, sought: Sought, by: string): readonly Edit[] {
  const expression = expressionOf(sought);
  if (!expression) return [];
  const places = new Map(findInMap(map, sought).map(({ where }) => [`${where.kind} ${where.id}`, where]));
  return [...places.values()].flatMap((where) => editFor(map, where, expression, by) ?? []);
}
