import fc from "fast-check";
import { channels } from "../channel.ts";
import { orders } from "../edit/order.ts";
import type {
  AssetId,
  CardId,
  ColumnId,
  ConnectorEnd,
  ConnectorId,
  LaneId,
  MapId,
  PersonaId,
  SectionId,
  StageId,
  StepId,
} from "../ids.ts";
import { laneKindNames, laneKindOf, type LaneKind } from "../lane/lane-kind.ts";
import { laneRoles } from "../lane/lane-role.ts";
import { langs } from "../lang.ts";
import { propertyOps, type Binding } from "./binding.ts";
import { columnsOf } from "./columns.ts";
import { heal } from "./heal.ts";
import { cardStatuses, type CardDetails } from "./card.ts";
import { evidenceLevels, evidenceSources } from "./attachment.ts";
import {
  feelingId,
  mapGoals,
  mapTypes,
  participants,
  team,
  type JourneyMap,
  type MapFrame,
} from "./journey-map.ts";
import type { LaneDetails } from "./lane.ts";
import type { PersonaDetails } from "./persona.ts";
import { richTextOf, type RichText } from "./rich-text.ts";

/** Ids that generated maps and edits draw from, few enough to meet often. */
export const idPools = {
  stages: pool<StageId>("s"),
  steps: pool<StepId>("t"),
  sections: pool<SectionId>("g"),
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

export const arbitraryEnd = fc.constantFrom<ConnectorEnd>(
  ...idPools.stages,
  ...idPools.steps,
  ...idPools.cards,
);

/** Objects as JSON gives them. */
const whole = <T extends object>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;

/** Each shape about as often as the others, however many kinds it has. */
export const arbitraryLaneKind: fc.Arbitrary<LaneKind> = fc.oneof(
  ...[...Map.groupBy(laneKindNames, (kind) => laneKindOf(kind).shape).values()].map((kinds) =>
    fc.constantFrom(...kinds),
  ),
);

/** Any of the fields, or none. */
const some = <T extends object>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<
  Partial<T>
> => fc.record(model, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

const day = fc.constantFrom("2025-01-31", "2026-02-28");
const slot = fc.integer({ min: 1, max: 8 });
const lines = fc.array(arbitraryText, { maxLength: 3 });
const asset = fc.constantFrom("a", "b").map((digit) => digit.repeat(64) as AssetId);
const image = whole({ asset, width: slot, height: slot });
const link = fc.constantFrom("https://example.org/a?b=c#d", "mailto:a@example.org");

export const arbitraryFrame = some<MapFrame>({
  goal: arbitraryText,
  aim: fc.constantFrom(...mapGoals),
  scope: arbitraryText,
  participants: fc.subarray([...participants]),
  review: day,
  asIs: fc.constant("m2" as MapId),
});

export const arbitraryCardDetails = some<CardDetails>({
  colour: slot,
  icon: fc.constantFrom("star", "shopping-bag"),
  tags: fc.uniqueArray(arbitraryText, { maxLength: 3 }),
  owner: arbitraryText,
  importance: fc.integer({ min: 1, max: 5 }),
  satisfaction: fc.integer({ min: 1, max: 5 }),
  status: fc.constantFrom(...cardStatuses),
  critical: fc.boolean(),
  level: fc.constantFrom(...evidenceLevels),
  plan: arbitraryText,
  evidence: fc.array(
    some({ note: arbitraryText, n: fc.nat(), from: day, to: day, expires: day, url: link }).chain((rest) =>
      fc.constantFrom(...evidenceSources).map((source) => ({ ...rest, source })),
    ),
    { maxLength: 2 },
  ),
  attachments: fc.array(
    fc.oneof(
      image.map((one) => ({ ...one, kind: "image" as const })),
      whole({
        kind: fc.constant("document" as const),
        asset,
        name: arbitraryText,
        bytes: fc.nat(),
        mime: fc.constant("application/pdf"),
      }),
      whole({ kind: fc.constant("link" as const), url: link, title: arbitraryText }),
    ),
    { maxLength: 2 },
  ),
  target: arbitraryText,
  map: fc.constant("m2" as MapId),
  rows: fc.integer({ min: 2, max: 4 }),
});

export const arbitraryLaneDetails = some<LaneDetails>({
  pinned: fc.boolean(),
  hidden: fc.boolean(),
  collapsed: fc.boolean(),
  section: fc.constantFrom(...idPools.sections),
  height: fc.integer({ min: 24, max: 400 }),
  role: fc.constantFrom(...laneRoles),
  icon: fc.constantFrom("star", "shopping-bag"),
  colour: slot,
  labels: fc.array(arbitraryText, { minLength: 5, maxLength: 5 }),
  faces: fc.boolean(),
});

export const arbitraryColumnDetails = some({
  width: fc.integer({ min: 40, max: 400 }),
  collapsed: fc.boolean(),
  note: arbitraryText,
});

export const arbitraryPersonaDetails = some<PersonaDetails>({
  picture: image,
  role: arbitraryText,
  quote: arbitraryText,
  about: arbitraryText,
  facts: fc.array(whole({ name: arbitraryText, value: arbitraryText }), { maxLength: 2 }),
  goals: lines,
  needs: lines,
  expectations: lines,
  motives: lines,
  fears: lines,
  problems: lines,
  preferences: lines,
  interests: lines,
  circle: lines,
  channels: fc.subarray(["web", "email"]),
  sliders: fc.array(
    whole({ left: arbitraryText, right: arbitraryText, value: fc.integer({ min: 0, max: 100 }) }),
    { maxLength: 2 },
  ),
  jobs: fc.array(whole({ when: arbitraryText, want: arbitraryText, so: arbitraryText }), { maxLength: 2 }),
  custom: fc.array(whole({ name: arbitraryText, text: arbitraryText }), { maxLength: 2 }),
  segment: fc.constant("regulars"),
  library: fc.constantFrom(...idPools.personas),
});

/** Both, as one record. */
const and = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
  fc.tuple(a, b).map(([one, other]): A & B => ({ ...other, ...one }));

const skeleton = whole({
  head: and(
    whole({ name: arbitraryText, type: fc.constantFrom(...mapTypes), lang: fc.constantFrom(...langs) }),
    arbitraryFrame,
  ),
  personas: listOf(idPools.personas, and(whole({ name: arbitraryText, slot }), arbitraryPersonaDetails)),
  stages: listOf(
    idPools.stages,
    and(
      optional(
        {
          name: arbitraryText,
          binding: arbitraryBinding,
          proposed: fc.boolean(),
          hints: fc.constant({ template: "generic", stage: "awareness" }),
        },
        ["name"],
      ),
      arbitraryColumnDetails,
    ),
  ),
  steps: listOf(
    idPools.steps,
    and(
      optional(
        { name: arbitraryText, stage: fc.constantFrom(...idPools.stages), binding: arbitraryBinding },
        ["name", "stage"],
      ),
      arbitraryColumnDetails,
    ),
  ),
  sections: listOf(
    idPools.sections,
    optional({ name: arbitraryText, collapsed: fc.boolean(), colour: slot }, ["name"]),
  ),
  lanes: listOf(
    idPools.lanes,
    and(optional({ kind: arbitraryLaneKind, name: arbitraryText }, ["kind"]), arbitraryLaneDetails),
  ),
  connectors: listOf(
    idPools.connectors,
    optional(
      {
        from: arbitraryEnd,
        to: arbitraryEnd,
        label: arbitraryText,
        dashed: fc.boolean(),
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
      and(
        optional(
          {
            lane,
            column,
            span: fc.integer({ min: 1, max: 3 }),
            text: arbitraryRichText,
            channels: fc.subarray(Object.keys(channels), { maxLength: 2 }),
            personas: fc.subarray(personas),
            binding: arbitraryBinding,
          },
          ["lane", "column", "span", "text", "channels", "personas"],
        ),
        arbitraryCardDetails,
      ),
    ),
  );
  const feelings = placed(lanesOf("curve"), columns, (lane, column) =>
    fc
      .array(
        optional(
          {
            lane,
            column,
            persona: fc.constantFrom<typeof team | PersonaId>(team, ...personas),
            state: fc.constant("to-be" as const),
            value: arbitraryFeelingValue,
          },
          ["lane", "column", "persona", "value"],
        ),
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
