import { laneKindOf, type Card, type CardId, type EditOf, type JourneyMap } from "@itinera/core";
import { sheetLines, type Scene } from "@itinera/scene";

/** Lanes of cards that follow the card's own on the sheet, its own among them. */
function roomBelow(map: JourneyMap, { lane }: Card): number {
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
        laneKindOf(one.lane.kind).shape !== "cards"),
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
  const now = card.rows ?? 1;
  const next = Math.max(1, Math.min(rows(now), roomBelow(map, card)));
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
