import type { CardId, ColumnId, LaneId, PersonaId } from "../ids.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import { columnsOf } from "../map/columns.ts";
import type { Card } from "../map/card.ts";
import { cleared } from "../map/field.ts";
import { feelingId, listLimits, team, type JourneyMap } from "../map/journey-map.ts";
import { cutConnectors } from "./contents.ts";
import type { EditOf } from "./edit.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type EditRefusal, type Plan, type Planners } from "./outcome.ts";

const cardOf = (map: JourneyMap, id: CardId) => map.cards.find((card) => card.id === id);

const setCard = (map: JourneyMap, id: CardId, fields: Partial<Omit<Card, "id">>): Plan =>
  cardOf(map, id) ? changes({ kind: "set", list: "cards", id, fields }) : refused("gone");

/** Cards lie in lanes of cards, at a column that is there. */
function refusalOfPlace(map: JourneyMap, lane: LaneId, column: ColumnId): EditRefusal | undefined {
  const target = map.lanes.find((one) => one.id === lane);
  if (!target || !columnsOf(map).some((one) => one.id === column)) return "no-such-place";
  return laneKindOf(target.kind).shape === "cards" ? undefined : "wrong-lane";
}

const cardsAt = (map: JourneyMap, lane: LaneId, column: ColumnId, without: CardId) =>
  map.cards.filter((card) => card.lane === lane && card.column === column && card.id !== without);

/** One that was deleted meanwhile is left out, as heal would do. */
function knownPersonas(map: JourneyMap, personas: readonly PersonaId[]): PersonaId[] {
  const known = new Set(map.personas.map((persona) => persona.id));
  return personas.filter((persona) => known.has(persona));
}

function addCard(map: JourneyMap, edit: EditOf<"card.add">): Plan {
  const { id, lane, column, at, text, span = 1, channels = [], personas = [], binding, fields } = edit;
  if (cardOf(map, id)) return refused("taken");
  if (map.cards.length >= listLimits.cards) return refused("too-many");
  const wrong = refusalOfPlace(map, lane, column);
  if (wrong) return refused(wrong);
  const order = orderAt(cardsAt(map, lane, column, id), at);
  const record: Card = {
    ...fields,
    id,
    order,
    lane,
    column,
    span,
    text,
    channels,
    personas: knownPersonas(map, personas),
    ...(binding?.length ? { binding } : {}),
  };
  return changes({ kind: "put", list: "cards", record });
}

function setFeeling(map: JourneyMap, edit: EditOf<"feeling.set">): Plan {
  const { lane, persona, column, state, value } = edit;
  const target = map.lanes.find((one) => one.id === lane);
  if (!target || !columnsOf(map).some((one) => one.id === column)) return refused("no-such-place");
  if (laneKindOf(target.kind).shape !== "curve") return refused("wrong-lane");
  if (persona !== team && !map.personas.some((one) => one.id === persona)) return refused("gone");
  const id = feelingId(edit);
  return value === null
    ? changes({ kind: "delete", list: "feelings", id })
    : changes({
        kind: "put",
        list: "feelings",
        record: { id, lane, persona, column, ...(state ? { state } : {}), value },
      });
}

export const planCard: Planners<
  | "card.add"
  | "card.write"
  | "card.move"
  | "card.set-span"
  | "card.set-channels"
  | "card.set-personas"
  | "card.set"
  | "card.bind"
  | "card.delete"
  | "feeling.set"
> = {
  "card.add": addCard,
  "card.write": (map, { id, text }) => setCard(map, id, { text }),
  "card.move": (map, { id, lane, column, at }) => {
    if (!cardOf(map, id)) return refused("gone");
    const wrong = refusalOfPlace(map, lane, column);
    if (wrong) return refused(wrong);
    return setCard(map, id, { lane, column, order: orderAt(cardsAt(map, lane, column, id), at) });
  },
  "card.set-span": (map, { id, span }) => setCard(map, id, { span }),
  "card.set-channels": (map, { id, channels }) => setCard(map, id, { channels }),
  "card.set-personas": (map, { id, personas }) =>
    setCard(map, id, { personas: knownPersonas(map, personas) }),
  "card.set": (map, { id, fields }) => setCard(map, id, cleared(fields)),
  "card.bind": (map, { id, binding }) => setCard(map, id, { binding: binding.length ? binding : undefined }),
  "card.delete": (map, { id }) =>
    cardOf(map, id)
      ? changes({ kind: "delete", list: "cards", id }, ...cutConnectors(map, new Set([id])))
      : refused("gone"),
  "feeling.set": setFeeling,
};
