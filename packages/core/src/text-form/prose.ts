import type { ColumnId } from "../ids.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import { columnsOf, stageLetter, type Column } from "../map/columns.ts";
import type { Lane } from "../map/lane.ts";
import { cardItem } from "./card-item.ts";
import { feelingItems } from "./feeling-items.ts";
import { asSentence } from "./said-item.ts";
import { stageSentences } from "./stage-figures.ts";
import type { TextFormInput, TextItem } from "./text-form.ts";

/** A paragraph in the language of the form, or what one lane says, led in. */
export type ProseBlock =
  | { readonly kind: "said"; readonly text: string; readonly isCounted?: true }
  /** Written by people, in the map's language. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "items"; readonly lead: string; readonly items: readonly TextItem[] };

/** `level` 1: a stage. 2: a step in it. */
export interface ProseSection {
  readonly level: 1 | 2;
  readonly title: string;
  /** Of a stage. */
  readonly letter?: string;
  readonly column: { readonly kind: "stage" | "step"; readonly id: ColumnId };
  readonly blocks: readonly ProseBlock[];
}

/** The map to be read from the beginning to the end, stage by stage. */
export interface Prose {
  readonly title: string;
  readonly opening: readonly ProseBlock[];
  readonly sections: readonly ProseSection[];
}

const listOf = (lang: TextFormInput["lang"], names: readonly string[]): string =>
  new Intl.ListFormat(lang, { type: "conjunction" }).format(names);

export function proseOf(input: TextFormInput): Prose {
  const { map } = input;
  const columns = columnsOf(map);
  return {
    title: map.name,
    opening: openingOf(input),
    sections: map.stages.flatMap((stage, at): ProseSection[] => {
      const own = columns.filter((column) => column.stage.id === stage.id);
      const heading = {
        level: 1,
        title: stage.name,
        letter: stageLetter(at),
        column: { kind: "stage", id: stage.id },
      } as const;
      const about = [...noteOf(stage.note), ...figuresOf(input, stage)];
      const stageWays = waysFrom(input, stage.id);
      if (own.every((column) => !column.step))
        return [{ ...heading, blocks: [...about, ...laneBlocks(input, stage.id), ...stageWays] }];
      return [
        { ...heading, blocks: [...about, ...stageWays] },
        ...own.map((column) => stepSection(input, column)),
      ];
    }),
  };
}

function stepSection(input: TextFormInput, { id, step }: Column): ProseSection {
  return {
    level: 2,
    title: step?.name ?? "",
    column: { kind: "step", id },
    blocks: [...noteOf(step?.note), ...laneBlocks(input, id), ...waysFrom(input, id)],
  };
}

const noteOf = (note: string | undefined): readonly ProseBlock[] =>
  note === undefined || note.trim() === "" ? [] : [{ kind: "note", text: note.trim() }];

/** That nothing is bound is said once, at the beginning. */
function figuresOf(input: TextFormInput, stage: Column["stage"]): readonly ProseBlock[] {
  if (!isBound(input)) return [];
  const sentences = stageSentences(input, stage);
  return sentences.length === 0 ? [] : [{ kind: "said", text: sentences.join(" "), isCounted: true }];
}

/** What kind of map it is, whose journey, what for, and how many were counted. */
function openingOf({ map, overlay, t, lang, unit }: TextFormInput): readonly ProseBlock[] {
  const names = map.personas.map((one) => one.name);
  const said = [
    t(`forms:opening.type.${map.type}`),
    ...(names.length === 0 ? [] : [t("forms:opening.personas", { names: listOf(lang, names) })]),
    ...(map.goal ? [t("forms:opening.goal", { text: asSentence(map.goal.trim()) })] : []),
    ...(map.scope ? [t("forms:opening.scope", { text: asSentence(map.scope.trim()) })] : []),
  ].join(" ");
  const counted = countedWords({ overlay, t, unit });
  return [
    { kind: "said", text: said },
    ...(counted === undefined ? [] : [{ kind: "said", text: counted, isCounted: true } as const]),
  ];
}

/** Whether any stage of the map has numbers, or could. */
const isBound = ({ overlay }: Pick<TextFormInput, "overlay">): boolean =>
  overlay.state === "counted" && [...overlay.stages.values()].some((one) => one.reach !== null);

function countedWords({ overlay, t, unit }: Pick<TextFormInput, "overlay" | "t" | "unit">) {
  if (overlay.state === "unavailable") return t("forms:opening.unavailable");
  if (overlay.state !== "counted") return undefined;
  if (!isBound({ overlay })) return t("forms:opening.unbound");
  return t("forms:opening.counted", { units: t(`units:counted.${unit}`, { count: overlay.n }) });
}

/** What each lane says in this column, in the order of the lanes; silent lanes are passed over. */
function laneBlocks(input: TextFormInput, column: ColumnId): readonly ProseBlock[] {
  return input.map.lanes
    .filter((lane) => lane.hidden !== true)
    .flatMap((lane): ProseBlock[] => {
      const items = itemsOf(input, lane, column);
      return items.length === 0 ? [] : [{ kind: "items", lead: leadOf(input, lane), items }];
    });
}

function itemsOf(input: TextFormInput, lane: Lane, column: ColumnId): readonly TextItem[] {
  switch (laneKindOf(lane.kind).shape) {
    case "cards":
      return input.map.cards
        .filter((card) => card.lane === lane.id && card.column === column)
        .flatMap((card) => cardItem(input, lane, card) ?? []);
    case "curve":
      return feelingItems(input, lane, column);
    case "numbers":
      // Said in the sentences of the stage.
      return [];
  }
}

/** A lane's own name goes before the words of its kind. */
const leadOf = ({ t }: TextFormInput, lane: Lane): string =>
  lane.name === undefined
    ? t(`forms:lead.${lane.kind}`, {
        defaultValue: t("forms:lead.named", { name: t(`lanes:${lane.kind}.name`) }),
      })
    : t("forms:lead.named", { name: lane.name });

/** Drawn ways to other stages and steps; one that leads back is said to. */
function waysFrom({ map, t }: TextFormInput, from: ColumnId): readonly ProseBlock[] {
  const places: readonly string[] = map.stages.flatMap((stage) => [
    stage.id,
    ...map.steps.filter((step) => step.stage === stage.id).map((step) => step.id),
  ]);
  const names = new Map<string, string>([...map.stages, ...map.steps].map(({ id, name }) => [id, name]));
  const items = map.connectors
    .filter((one) => one.from === from)
    .flatMap(({ to, label }): TextItem[] => {
      const name = names.get(to);
      if (name === undefined) return [];
      const isBack = places.indexOf(to) < places.indexOf(from);
      return [
        {
          text: t(isBack ? "forms:wayBack" : "forms:way", { name }),
          asides: label === undefined ? [] : [label],
          words: "form",
        },
      ];
    });
  return items.length === 0 ? [] : [{ kind: "items", lead: t("forms:lead.ways"), items }];
}
