import type { LaneId } from "@itinera/core";
import type { Frame } from "../frame.ts";
import type { SheetLine } from "../sheet-lines.ts";
import { labelRow, needsRoom } from "./channel.ts";

/** px at the foot of a row. */
const labelRoom = 14;

/** Lanes whose rows need room at their foot, for the words of arrows that run there. */
export function roomForLabels(frame: Frame, lines: readonly SheetLine[]): ReadonlyMap<LaneId, number> {
  const { connectors, cards } = frame.input.map;
  const labelled = connectors.filter(({ label }) => needsRoom(frame, label));
  if (labelled.length === 0) return new Map();
  const lanes = lines.flatMap((line) => (line.kind === "lane" ? [line] : []));
  const rows = new Map(lanes.map(({ lane }, at) => [lane.id, at]));
  const rowOf = new Map(
    cards.flatMap((card): [string, number][] => {
      const row = rows.get(card.lane);
      return row === undefined || lanes[row]?.collapsed ? [] : [[card.id, row]];
    }),
  );
  return new Map(
    labelled.flatMap(({ from, to }): [LaneId, number][] => {
      const [source, target] = [rowOf.get(from), rowOf.get(to)];
      if (source === undefined || target === undefined) return [];
      const lane = lanes[labelRow(source, target)];
      return lane && !lane.collapsed ? [[lane.lane.id, labelRoom]] : [];
    }),
  );
}
