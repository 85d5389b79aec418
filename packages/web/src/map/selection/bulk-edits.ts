import type { Card, CardId, CardDetails, Edit, EditOf, JourneyMap, PersonaId } from "@itinera/core";

type Fields = EditOf<"card.set">["fields"];

export const chosenCards = (map: JourneyMap, ids: ReadonlySet<CardId>): readonly Card[] =>
  map.cards.filter((card) => ids.has(card.id));

export const deleteAll = (cards: readonly Card[]): readonly Edit[] =>
  cards.map(({ id }) => ({ kind: "card.delete", id }));

export const setOnAll = (cards: readonly Card[], fields: Fields): readonly Edit[] =>
  cards.map(({ id }) => ({ kind: "card.set", id, fields }));

/** The value that all of them have; undefined where they differ, or none has one. */
export function commonOf<Field extends keyof CardDetails>(
  cards: readonly Card[],
  field: Field,
): Card[Field] | undefined {
  const [first] = cards;
  const value = first?.[field];
  return cards.every((card) => card[field] === value) ? value : undefined;
}

/** On how many of the cards each entry of a list stands. */
export function countsOf(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of lists.flatMap((list) => [...new Set(list)]))
    counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}

const withEntry = <T>(list: readonly T[], entry: T): T[] =>
  list.includes(entry) ? [...list] : [...list, entry];

/** A tag that all have is taken from all; else all get it. */
export function toggleTag(cards: readonly Card[], tag: string): readonly Edit[] {
  const isOnAll = cards.every((card) => card.tags?.includes(tag));
  return cards.map(({ id, tags = [] }) => {
    const next = isOnAll ? tags.filter((one) => one !== tag) : withEntry(tags, tag);
    return { kind: "card.set", id, fields: { tags: next.length > 0 ? next : null } };
  });
}

/** A persona that all are about is taken from all; else all get it. */
export function togglePersona(cards: readonly Card[], persona: PersonaId): readonly Edit[] {
  const isOnAll = cards.every((card) => card.personas.includes(persona));
  return cards.map(({ id, personas }) => ({
    kind: "card.set-personas",
    id,
    personas: isOnAll ? personas.filter((one) => one !== persona) : withEntry(personas, persona),
  }));
}

/** A channel that all have is taken from all; else all get it, as their last. */
export function toggleChannel(cards: readonly Card[], channel: string): readonly Edit[] {
  const isOnAll = cards.every((card) => card.channels.includes(channel));
  return cards.map(({ id, channels }) => ({
    kind: "card.set-channels",
    id,
    channels: isOnAll ? channels.filter((one) => one !== channel) : withEntry(channels, channel),
  }));
}

/** Copies behind their originals. A card that is bound as its original is would count the same people twice. */
export function duplicateAll(
  map: JourneyMap,
  cards: readonly Card[],
  newId: () => string,
): readonly EditOf<"card.add">[] {
  const added = new Map<string, number>();
  return cards.map((card) => {
    const {
      id: _,
      order: _order,
      binding: _binding,
      lane,
      column,
      span,
      text,
      channels,
      personas,
      ...fields
    } = card;
    const stack = map.cards.filter((one) => one.lane === lane && one.column === column);
    const cell = `${lane} ${column}`;
    const before = added.get(cell) ?? 0;
    added.set(cell, before + 1);
    return {
      kind: "card.add",
      id: newId() as CardId,
      lane,
      column,
      at: stack.indexOf(card) + 1 + before,
      text,
      span,
      channels,
      personas,
      fields,
    };
  });
}
