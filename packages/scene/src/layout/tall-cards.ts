import { laneKindOf, type Card, type CardId, type Lane } from "@itinera/core";
import type { CardColumns } from "./card-columns.ts";
import type { SheetLine } from "./sheet-lines.ts";

/** Lanes that can be covered by one card: they follow one another on the sheet, with cards in all of them. */
type Block = readonly Extract<SheetLine, { kind: "lane" }>[];

function blocksOf(lines: readonly SheetLine[]): readonly Block[] {
  const blocks: Extract<SheetLine, { kind: "lane" }>[][] = [];
  let previous: SheetLine | undefined;
  for (const line of lines) {
    const joins = line.kind === "lane" && !line.collapsed && laneKindOf(line.lane.kind).shape === "cards";
    const follows = previous?.kind === "lane" && line.kind === "lane" && previous.pinned === line.pinned;
    const open = blocks.at(-1);
    if (joins && follows && open && open.at(-1) === previous) open.push(line);
    else if (joins) blocks.push([line]);
    previous = line;
  }
  return blocks;
}

/**
 * How many rows of the sheet each card that covers several of them takes. A card covers the lanes under its own in
 * the map, as far as these follow it on the sheet and their cells are free: what stands there keeps its room.
 */
export function tallCards(
  lines: readonly SheetLine[],
  lanes: readonly Lane[],
  cards: ReadonlyMap<string, readonly Card[]>,
  columnsOf: (card: Card) => CardColumns,
): ReadonlyMap<CardId, number> {
  const found = new Map<CardId, number>();
  const places = new Map(lanes.map((lane, at) => [lane.id, at]));
  for (const block of blocksOf(lines)) {
    const own = block.map(({ lane }) => cards.get(lane.id) ?? []);
    if (!own.some((list) => list.some((card) => card.rows !== undefined))) continue;
    const taken = own.map((list) => new Set(list.flatMap((card) => cellsOf(columnsOf(card)))));
    own.forEach((list, row) => {
      for (const card of list) {
        const lane = block[row];
        if (card.rows === undefined || !lane) continue;
        const last = (places.get(lane.lane.id) ?? 0) + card.rows - 1;
        const cells = cellsOf(columnsOf(card));
        let rows = 1;
        for (; row + rows < block.length; rows++) {
          const below = block[row + rows];
          const place = below ? (places.get(below.lane.id) ?? Infinity) : Infinity;
          const isCovered = place > (places.get(lane.lane.id) ?? 0) && place <= last;
          if (!isCovered || cells.some((cell) => taken[row + rows]?.has(cell))) break;
        }
        if (rows === 1) continue;
        for (let below = 1; below < rows; below++) for (const cell of cells) taken[row + below]?.add(cell);
        found.set(card.id, rows);
      }
    });
  }
  return found;
}

const cellsOf = ({ column, span }: CardColumns): readonly number[] =>
  Array.from({ length: span }, (_, at) => column + at);
