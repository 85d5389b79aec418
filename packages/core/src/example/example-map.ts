import { z } from "zod";
import { orders } from "../edit/order.ts";
import type { CardId, ConnectorId, LaneId, MapId, NewId, PersonaId, StageId } from "../ids.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import type { Lang } from "../lang.ts";
import { bindingOfNames } from "../map/binding.ts";
import { evidenceLevels, evidenceSchema } from "../map/attachment.ts";
import type { Card } from "../map/card.ts";
import {
  feelingId,
  mapTypeSchema,
  type Connector,
  type Feeling,
  type JourneyMap,
  type RecordList,
  type Stage,
} from "../map/journey-map.ts";
import type { Lane } from "../map/lane.ts";
import type { Persona } from "../map/persona.ts";
import { richTextOf } from "../map/rich-text.ts";
import { phraseSchema } from "../template/template.ts";

const personaKey = z.enum(["marta", "leon"]);

const exampleSchema = z.object({
  name: phraseSchema,
  goal: phraseSchema,
  type: mapTypeSchema,
  personas: z.array(z.object({ id: personaKey, name: phraseSchema })),
  lanes: z.array(z.enum(laneKindNames)),
  stages: z.array(
    z.object({
      id: z.string(),
      name: phraseSchema,
      cards: z.partialRecord(
        z.enum(laneKindNames),
        z.array(
          z.object({
            text: phraseSchema,
            channels: z.array(z.string()).default([]),
            personas: z.array(personaKey).default([]),
            level: z.enum(evidenceLevels).optional(),
            evidence: z.array(evidenceSchema).optional(),
            plan: phraseSchema.optional(),
            owner: phraseSchema.optional(),
            target: phraseSchema.optional(),
            /** Events of the shop's log that count as this touchpoint. */
            kinds: z.array(z.string()).optional(),
          }),
        ),
      ),
      felt: z.record(personaKey, z.number()),
    }),
  ),
  connectors: z.array(z.object({ from: z.string(), to: z.string(), label: phraseSchema.optional() })),
});
type Example = z.infer<typeof exampleSchema>;

const loaders = {
  current: async () => (await import("./linden-current-state.json", { with: { type: "json" } })).default,
  future: async () => (await import("./linden-future-state.json", { with: { type: "json" } })).default,
} as const;

export type ExampleMapKind = keyof typeof loaders;

/** The Linden shop as it is or as it shall be: a finished map, bound to the events of `exampleLog` by name. */
export async function exampleMap(
  kind: ExampleMapKind,
  lang: Lang,
  { id, newId }: { readonly id: MapId; readonly newId: NewId },
): Promise<JourneyMap> {
  const example = exampleSchema.parse(await loaders[kind]());
  return {
    id,
    name: example.name[lang],
    goal: example.goal[lang],
    type: example.type,
    lang,
    ...contentsOf(example, lang, newId),
  };
}

/** The list with an order and an id each. */
function records<In, Id extends string>(
  list: readonly In[],
  newId: NewId,
): (In & { id: Id; order: string })[] {
  const keys = orders(list.length);
  return list.map((one, at) => ({ ...one, id: newId() as Id, order: keys[at] ?? "" }));
}

/** The id that a key of the example got; keys that nothing has are a fault in the example. */
function idOf<Id extends string>(ids: ReadonlyMap<string, Id>, key: string): Id {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The example has no ${key}`);
  return id;
}

function contentsOf(example: Example, lang: Lang, newId: NewId): Pick<JourneyMap, RecordList> {
  const personas = records<Omit<Persona, "id" | "order">, PersonaId>(
    example.personas.map((persona, at) => ({ name: persona.name[lang], slot: at + 1 })),
    newId,
  );
  const stages = records<Omit<Stage, "id" | "order">, StageId>(
    example.stages.map((stage) => ({
      name: stage.name[lang],
      hints: { template: "ecommerce-long", stage: stage.id },
    })),
    newId,
  );
  const lanes = records<Omit<Lane, "id" | "order">, LaneId>(
    example.lanes.map((kind) => ({ kind })),
    newId,
  );
  const personaIds = new Map(
    example.personas.map((persona, at) => [persona.id as string, personas[at]?.id as PersonaId]),
  );
  const stageIds = new Map(example.stages.map((stage, at) => [stage.id, stages[at]?.id as StageId]));
  const laneIds = new Map(lanes.map((lane) => [lane.kind as string, lane.id]));

  const cards = example.stages.flatMap((stage) =>
    Object.entries(stage.cards).flatMap(([lane, list]) =>
      records<Omit<Card, "id" | "order">, CardId>(
        list.map((card) => ({
          lane: idOf(laneIds, lane),
          column: idOf(stageIds, stage.id),
          span: 1,
          text: richTextOf(card.text[lang]),
          channels: card.channels,
          personas: card.personas.map((persona) => idOf(personaIds, persona)),
          ...(card.level ? { level: card.level } : {}),
          ...(card.evidence ? { evidence: card.evidence } : {}),
          ...(card.plan ? { plan: card.plan[lang] } : {}),
          ...(card.owner ? { owner: card.owner[lang] } : {}),
          ...(card.target ? { target: card.target[lang] } : {}),
          ...(card.kinds ? { binding: bindingOfNames(card.kinds) } : {}),
        })),
        newId,
      ),
    ),
  );
  const feelings = example.stages.flatMap((stage) =>
    Object.entries(stage.felt).map(([persona, value]): Feeling => {
      const place = {
        lane: idOf(laneIds, "emotion"),
        persona: idOf(personaIds, persona),
        column: idOf(stageIds, stage.id),
      };
      return { id: feelingId(place), ...place, value };
    }),
  );
  const connectors = records<Omit<Connector, "id" | "order">, ConnectorId>(
    example.connectors.map(({ from, to, label }) => ({
      from: idOf(stageIds, from),
      to: idOf(stageIds, to),
      ...(label ? { label: label[lang] } : {}),
    })),
    newId,
  );
  return { personas, stages, steps: [], sections: [], lanes, cards, feelings, connectors };
}
