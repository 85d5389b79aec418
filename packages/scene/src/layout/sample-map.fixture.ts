import {
  createTranslator,
  emptyMap,
  orders,
  richTextOf,
  type Card,
  type ColumnId,
  type Connector,
  type Feeling,
  type JourneyMap,
  type Lane,
  type LaneKind,
  type MapType,
  type Overlay,
  type StageId,
} from "@itinera/core";
import type { Group, TextMark } from "../draw/mark.ts";
import { standardFonts } from "../text/fonts.ts";
import { sceneWords } from "../words/scene-words.ts";
import type { LayoutInput } from "./layout-input.ts";
import { layoutMap } from "./layout-map.ts";
import type { Scene } from "./scene.ts";

/** What a sample map is made of; ids are what stands before the colon of each text. */
interface Sample {
  readonly type?: MapType;
  readonly stages?: readonly (Partial<JourneyMap["stages"][number]> & { readonly name: string })[];
  readonly lanes: readonly (Partial<Lane> & { readonly kind: LaneKind })[];
  readonly cards?: readonly (Partial<Omit<Card, "text" | "lane" | "column">> & {
    readonly lane: string;
    readonly column: string;
    readonly text: string;
  })[];
  readonly feelings?: readonly (Omit<Feeling, "id" | "column" | "lane"> & { readonly column: string })[];
  readonly connectors?: readonly { from: string; to: string; label?: string; dashed?: boolean }[];
  readonly more?: Partial<JourneyMap>;
}

const keys = orders(99);
const orderOf = (at: number): string => keys[at] ?? "";

/** Lanes are called as their kinds, stages s0, s1 …, cards by their texts. */
export function sampleMap({ type = "current-state", stages, lanes, ...lists }: Sample): JourneyMap {
  return {
    ...emptyMap("m" as JourneyMap["id"], { name: "Sample", type, lang: "en" }),
    stages: (stages ?? [{ name: "Look" }, { name: "Buy" }, { name: "Use" }]).map((stage, at) => ({
      id: `s${at}` as StageId,
      order: orderOf(at),
      ...stage,
    })),
    lanes: lanes.map((lane, at) => ({ id: lane.kind as string as Lane["id"], order: orderOf(at), ...lane })),
    cards: (lists.cards ?? []).map(({ text, ...card }, at): Card => ({
      id: text as Card["id"],
      order: orderOf(at),
      span: 1,
      channels: [],
      personas: [],
      ...card,
      lane: card.lane as Lane["id"],
      column: card.column as ColumnId,
      text: richTextOf(text),
    })),
    feelings: (lists.feelings ?? []).map((feeling) => ({
      ...feeling,
      id: ["emotion", feeling.persona, feeling.column, feeling.state ?? ""].join("."),
      lane: "emotion" as Lane["id"],
      column: feeling.column as ColumnId,
    })),
    connectors: (lists.connectors ?? []).map(
      (one, at): Connector => ({ ...one, id: `k${at}`, order: orderOf(at) }) as unknown as Connector,
    ),
    ...lists.more,
  };
}

const words = sceneWords((await createTranslator("en")).t, "en");

export const sampleScene = (map: JourneyMap, more: Partial<LayoutInput> = {}): Scene =>
  layoutMap({ map, words, fonts: standardFonts, overlay: { state: "absent" }, ...more });

export const textsOf = ({ marks }: Pick<Group, "marks">): readonly string[] =>
  marks
    .filter((mark): mark is TextMark => mark.kind === "text")
    .map((mark) => mark.lines.map((line) => line.runs.map((run) => run.text).join("")).join(""));

export const groupOf = (scene: Scene, id: string): Group => {
  const found = scene.rows.flatMap((row) => row.groups).find((group) => group.id === id);
  if (!found) throw new Error(`no group ${id}`);
  return found;
};

/** An answer about everything, with what people said of stages. */
export const answered = (
  sentiment: Readonly<Record<string, { mean: number; n: number }>>,
): Overlay & { state: "counted" } => ({
  state: "counted",
  stale: false,
  n: 100,
  slower: false,
  stages: new Map(),
  touchpoints: new Map(),
  sentiment: new Map(
    Object.entries(sentiment).map(([stage, { mean, n }]) => [
      stage as StageId,
      { mean, n, low: mean - 0.2, high: mean + 0.2 },
    ]),
  ),
});
