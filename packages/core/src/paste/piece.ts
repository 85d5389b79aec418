import { z } from "zod";
import type { CardId, LaneId, StageId } from "../ids.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import { cardDetailsSchema } from "../map/card.ts";
import { columnsOf } from "../map/columns.ts";
import { nameSchema } from "../map/field.ts";
import { columnDetailsSchema, team, type JourneyMap } from "../map/journey-map.ts";
import { laneDetailsSchema } from "../map/lane.ts";
import { personaDetailsSchema } from "../map/persona.ts";
import { richTextSchema } from "../map/rich-text.ts";

const place = z.int().min(0).max(2_000);

/**
 * A part of a map on its way to another place or another map. It knows no ids of where it came from: lanes
 * and columns are places in its own lists, personas their names. A copy has no binding, as it would count
 * the same people twice.
 */
export const pieceSchema = z.object({
  itinera: z.literal(1),
  what: z.enum(["cards", "lane", "stage"]),
  lanes: z
    .array(
      z.object({
        kind: z.enum(laneKindNames),
        name: nameSchema.optional(),
        fields: laneDetailsSchema.omit({ section: true }).partial(),
      }),
    )
    .max(300),
  columns: z
    .array(
      z.object({
        stage: nameSchema,
        step: nameSchema.optional(),
        fields: columnDetailsSchema.partial(),
      }),
    )
    .max(2_000),
  personas: z.array(z.object({ name: nameSchema, fields: personaDetailsSchema.partial() })).max(100),
  cards: z
    .array(
      z.object({
        lane: place,
        column: place,
        span: z.int().min(1).max(200),
        text: richTextSchema,
        channels: z.array(z.string().min(1).max(64)).max(20),
        personas: z.array(place).max(50),
        fields: cardDetailsSchema.partial(),
      }),
    )
    .max(20_000),
  feelings: z
    .array(
      z.object({
        lane: place,
        column: place,
        /** Place among the personas; absent: the team. */
        persona: place.optional(),
        state: z.literal("to-be").optional(),
        value: z.number().min(-2).max(2).multipleOf(0.5),
      }),
    )
    .max(20_000),
});
export type Piece = z.infer<typeof pieceSchema>;

/** What can be copied. */
export type Copied =
  | { readonly what: "cards"; readonly cards: ReadonlySet<CardId> }
  | { readonly what: "lane"; readonly lane: LaneId }
  | { readonly what: "stage"; readonly stage: StageId };

/** What of the map belongs to it. */
function partOf(map: JourneyMap, copied: Copied) {
  const columns = columnsOf(map);
  switch (copied.what) {
    case "cards": {
      const cards = map.cards.filter((card) => copied.cards.has(card.id));
      const lanes = new Set(cards.map((card) => card.lane));
      const under = new Set(cards.map((card) => card.column));
      return {
        lanes: map.lanes.filter((one) => lanes.has(one.id)),
        columns: columns.filter((one) => under.has(one.id)),
        cards,
        feelings: [],
      };
    }
    case "lane":
      return {
        lanes: map.lanes.filter((one) => one.id === copied.lane),
        columns,
        cards: map.cards.filter((card) => card.lane === copied.lane),
        feelings: map.feelings.filter((one) => one.lane === copied.lane),
      };
    case "stage": {
      const own = columns.filter((one) => one.stage.id === copied.stage);
      const under = new Set(own.map((one) => one.id));
      const cards = map.cards.filter((card) => under.has(card.column));
      const feelings = map.feelings.filter((one) => under.has(one.column));
      const lanes = new Set([...cards, ...feelings].map((one) => one.lane));
      return { lanes: map.lanes.filter((one) => lanes.has(one.id)), columns: own, cards, feelings };
    }
  }
}

/** The part as it travels. */
export function pieceOf(map: JourneyMap, copied: Copied): Piece {
  const part = partOf(map, copied);
  const laneAt = new Map(part.lanes.map((one, at) => [one.id, at]));
  const columnAt = new Map(part.columns.map((one, at) => [one.id, at]));
  const named = new Set<string>([
    ...part.cards.flatMap((card) => card.personas),
    ...part.feelings.map((one) => one.persona),
  ]);
  const personas = map.personas.filter((one) => named.has(one.id));
  const personaAt = (id: string) => personas.findIndex((one) => one.id === id);
  const inPlace = (one: { lane: LaneId; column: (typeof part.columns)[number]["id"] }) => ({
    lane: laneAt.get(one.lane) ?? 0,
    column: columnAt.get(one.column) ?? 0,
  });
  return {
    itinera: 1,
    what: copied.what,
    lanes: part.lanes.map(({ id: _id, order: _order, kind, name, section: _section, ...fields }) => ({
      kind,
      ...(name !== undefined && { name }),
      fields,
    })),
    columns: part.columns.map(({ stage, step }) => {
      const { width, collapsed, note } = step ?? stage;
      return {
        stage: stage.name,
        ...(step && { step: step.name }),
        fields: {
          ...(width !== undefined && { width }),
          ...(collapsed !== undefined && { collapsed }),
          ...(note !== undefined && { note }),
        },
      };
    }),
    personas: personas.map(({ id: _id, order: _order, slot: _slot, name, ...fields }) => ({ name, fields })),
    cards: part.cards.map(
      ({
        id: _id,
        order: _order,
        binding: _binding,
        lane,
        column,
        span,
        text,
        channels,
        personas: about,
        ...fields
      }) => ({
        ...inPlace({ lane, column }),
        span,
        text,
        channels,
        personas: about.map(personaAt).filter((at) => at >= 0),
        fields,
      }),
    ),
    feelings: part.feelings.map((one) => ({
      ...inPlace(one),
      ...(one.persona !== team && { persona: personaAt(one.persona) }),
      ...(one.state && { state: one.state }),
      value: one.value,
    })),
  };
}
