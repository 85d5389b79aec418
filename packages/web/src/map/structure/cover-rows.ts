import { columnsOf, laneKindOf, type Card, type CardId, type EditOf, type JourneyMap } from "@itinera/core";
import { sheetLines, type Scene } from "@itinera/scene";

/** Whether two cards stand in one column. */
function meet(map: JourneyMap, one: Card, other: Card): boolean {
  const places = columnsOf(map).map(({ id }) => id);
  const [a, b] = [places.indexOf(one.column), places.indexOf(other.column)];
  return a < b + other.span && b < a + one.span;
}

/** Lanes of cards that follow the card's own on the sheet, its own among them, as far as there is room for it. */
function roomBelow(map: JourneyMap, card: Card): number {
  const { lane } = card;
  const isTaken = (id: string) => map.cards.some((other) => other.lane === id && meet(map, card, other));
  const lines = sheetLines(map);
  const first = lines.findIndex((one) => one.kind === "lane" && one.lane.id === lane);
  const start = lines[first];
  if (start?.kind !== "lane") return 1;
  const end = lines.findIndex(
    (one, at) =>
      at > first &&
      (one.kind !== "lane" ||
        one.collapsed ||
        one.pinned !== start.pinned ||
        laneKindOf(one.lane.kind).shape !== "cards" ||
        isTaken(one.lane.id)),
  );
  return (end === -1 ? lines.length : end) - first;
}

function covering(
  map: JourneyMap,
  id: CardId,
  rows: (now: number) => number,
): EditOf<"card.set"> | undefined {
  const card = map.cards.find((one) => one.id === id);
  if (!card) return undefined;
  const room = roomBelow(map, card);
  const now = Math.min(card.rows ?? 1, room);
  const next = Math.max(1, Math.min(rows(now), room));
  return next === now ? undefined : { kind: "card.set", id, fields: { rows: next === 1 ? null : next } };
}

/** One lane more or fewer; undefined where it stays as it is. */
export const coverBy = (map: JourneyMap, id: CardId, by: 1 | -1) => covering(map, id, (now) => now + by);

/** By the handle at the card's lower edge, now at `y` of the sheet: it snaps to the nearest lane border. */
export const coverTo = (map: JourneyMap, { rows }: Pick<Scene, "rows">, id: CardId, y: number) => {
  const lane = map.cards.find((one) => one.id === id)?.lane;
  const first = rows.findIndex((one) => one.lane.id === lane);
  if (first === -1) return undefined;
  return covering(map, id, () => rows.slice(first).filter((row) => y > row.y + row.h / 2).length);
};
