import fc from "fast-check";
import { channels } from "../channel.ts";
import { orders } from "../edit/order.ts";
import type { CardId, ColumnId, ConnectorId, LaneId, MapId, PersonaId, StageId, StepId } from "../ids.ts";
import { laneKindNames, laneKindOf } from "../lane/lane-kind.ts";
import { langs } from "../lang.ts";
import { propertyOps, type Binding } from "./binding.ts";
import { columnsOf } from "./columns.ts";
import { heal } from "./heal.ts";
import { evidenceLevels, feelingId, mapTypes, team, type JourneyMap } from "./journey-map.ts";
import { richTextOf, type RichText } from "./rich-text.ts";

/** Ids that generated maps and edits draw from, few enough to meet often. */
export const idPools = {
  stages: pool<StageId>("s"),
  steps: pool<StepId>("t"),
  lanes: pool<LaneId>("l"),
  cards: pool<CardId>("c"),
  personas: pool<PersonaId>("p"),
  connectors: pool<ConnectorId>("k"),
};

function pool<Id extends string>(letter: string): readonly Id[] {
  return Array.from({ length: 5 }, (_, at) => `${letter}${at}` as Id);
}

export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("Cart", "Kasa", "Доставка", "“Why do I need an account?”", "żółć", "🛋️ sofa", 'a "b", c'),
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter((text) => text.trim() !== ""),
);

export const arbitraryRichText: fc.Arbitrary<RichText> = fc.oneof(
  arbitraryText.map(richTextOf),
  arbitraryText.map((text): RichText => ({
    type: "doc",
    content: [
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [{ type: "paragraph", content: [{ type: "text", text, marks: [{ type: "bold" }] }] }],
          },
        ],
      },
    ],
  })),
);

export const arbitraryBinding: fc.Arbitrary<Binding> = fc.array(
  fc.record(
    {
      name: fc.constantFrom("product_view", "purchase", "№ 1"),
      channel: fc.constantFrom(...Object.keys(channels)),
      where: fc.array(
        fc.record({
          property: fc.constantFrom("segment", "value"),
          op: fc.constantFrom(...propertyOps),
          value: fc.constantFrom("", "new", "30"),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ["where"] },
  ),
  { minLength: 1, maxLength: 3 },
);

export const arbitraryFeelingValue: fc.Arbitrary<number> = fc
  .integer({ min: -4, max: 4 })
  .map((half) => half / 2 || 0);

/** Each of `list` with an order and what `fields` gives. */
function listOf<Id, Fields>(
  ids: readonly Id[],
  fields: fc.Arbitrary<Fields>,
): fc.Arbitrary<(Fields & { id: Id; order: string })[]> {
  return fc
    .tuple(fc.shuffledSubarray([...ids]), fc.array(fields, { minLength: ids.length, maxLength: ids.length }))
    .map(([chosen, values]) => {
      const keys = orders(chosen.length);
      return chosen.map((id, at) => ({ ...(values[at] as Fields), id, order: keys[at] ?? "" }));
    });
}

const optional = <T extends object, Required extends keyof T>(
  model: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
  requiredKeys: Required[],
) => fc.record(model, { requiredKeys, noNullPrototype: true });

const skeleton = fc.record({
  head: optional(
    {
      name: arbitraryText,
      type: fc.constantFrom(...mapTypes),
      lang: fc.constantFrom(...langs),
      goal: arbitraryText,
    },
    ["name", "type", "lang"],
  ),
  personas: listOf(
    idPools.personas,
    fc.record({ name: arbitraryText, slot: fc.integer({ min: 1, max: 8 }) }),
  ),
  stages: listOf(
    idPools.stages,
    optional(
      {
        name: arbitraryText,
        binding: arbitraryBinding,
        proposed: fc.boolean(),
        hints: fc.constant({ template: "generic", stage: "awareness" }),
      },
      ["name"],
    ),
  ),
  steps: listOf(
    idPools.steps,
    optional({ name: arbitraryText, stage: fc.constantFrom(...idPools.stages), binding: arbitraryBinding }, [
      "name",
      "stage",
    ]),
  ),
  lanes: listOf(
    idPools.lanes,
    optional({ kind: fc.constantFrom(...laneKindNames), name: arbitraryText }, ["kind"]),
  ),
  connectors: listOf(
    idPools.connectors,
    optional(
      {
        from: fc.constantFrom(...idPools.stages),
        to: fc.constantFrom(...idPools.stages),
        label: arbitraryText,
      },
      ["from", "to"],
    ),
  ),
});

type Skeleton = typeof skeleton extends fc.Arbitrary<infer T> ? T : never;

/** Cards and feelings for the places that the skeleton has. */
function filled({ head, ...lists }: Skeleton): fc.Arbitrary<JourneyMap> {
  const stages = new Set(lists.stages.map((stage) => stage.id));
  const steps = lists.steps.filter((step) => stages.has(step.stage));
  const columns = columnsOf({ stages: lists.stages, steps }).map((column) => column.id);
  const lanesOf = (shape: string) =>
    lists.lanes.filter((lane) => laneKindOf(lane.kind).shape === shape).map((lane) => lane.id);
  const personas = lists.personas.map((persona) => persona.id);
  const cards = placed(lanesOf("cards"), columns, (lane, column) =>
    listOf(
      idPools.cards,
      optional(
        {
          lane,
          column,
          span: fc.integer({ min: 1, max: 3 }),
          text: arbitraryRichText,
          channels: fc.subarray(Object.keys(channels), { maxLength: 2 }),
          personas: fc.subarray(personas),
          level: fc.constantFrom(...evidenceLevels),
          binding: arbitraryBinding,
        },
        ["lane", "column", "span", "text", "channels", "personas"],
      ),
    ),
  );
  const feelings = placed(lanesOf("curve"), columns, (lane, column) =>
    fc
      .array(
        fc.record({
          lane,
          column,
          persona: fc.constantFrom<typeof team | PersonaId>(team, ...personas),
          value: arbitraryFeelingValue,
        }),
        { maxLength: 6 },
      )
      .map((list) => list.map((feeling) => ({ ...feeling, id: feelingId(feeling) }))),
  );
  return fc
    .record({ cards, feelings })
    .map((contents) => heal({ ...head, id: "m" as MapId, ...lists, steps, ...contents }));
}

/** Nothing where there is no lane of the shape, or no column. */
function placed<T>(
  lanes: readonly LaneId[],
  columns: readonly ColumnId[],
  make: (lane: fc.Arbitrary<LaneId>, column: fc.Arbitrary<ColumnId>) => fc.Arbitrary<T[]>,
): fc.Arbitrary<T[]> {
  return lanes.length === 0 || columns.length === 0
    ? fc.constant([])
    : make(fc.constantFrom(...lanes), fc.constantFrom(...columns));
}

/** Whole maps as a document holds them: valid by the schema, and healed. */
export const arbitraryMap: fc.Arbitrary<JourneyMap> = skeleton.chain(filled);
