import { laneKindOf, type Edit, type EditOf, type JourneyMap, type Lane, type LaneId } from "@itinera/core";
import { sheetLines } from "@itinera/scene";
import { shownMap } from "../editor/shown-map.ts";

const roleOf = (lane: Lane) => lane.role ?? laneKindOf(lane.kind).role;

/** Lanes among which one can be moved, in the order of the sheet: pinned ones, or in a blueprint those of one role. */
export function lanesBeside(map: JourneyMap, id: LaneId): readonly Lane[] {
  const moved = map.lanes.find((one) => one.id === id);
  if (!moved) return [];
  const isPinned = ({ pinned = false }: Lane) => pinned;
  return sheetLines(map).flatMap((line) => {
    if (line.kind !== "lane" || isPinned(line.lane) !== isPinned(moved)) return [];
    const isApart = map.type === "service-blueprint" && roleOf(line.lane) !== roleOf(moved);
    return isApart && !isPinned(moved) ? [] : [line.lane];
  });
}

/** The move that brings a lane to the `at`th place among those beside it; undefined where it lies there. */
export function laneTo(map: JourneyMap, id: LaneId, at: number): EditOf<"lane.move"> | undefined {
  const beside = lanesBeside(map, id);
  const others = beside.filter((one) => one.id !== id);
  const to = Math.max(0, Math.min(at, others.length));
  if (beside[to]?.id === id || others.length === 0) return undefined;
  const rest = map.lanes.filter((one) => one.id !== id).map((one) => one.id);
  const [above, below] = [others[to - 1], others[to]];
  // Hidden lanes in between stay where they are.
  const place = above ? rest.indexOf(above.id) + 1 : below ? rest.indexOf(below.id) : rest.length;
  return { kind: "lane.move", id, at: place };
}

/** The move with the section that the lane comes into or leaves by it. */
export function withSection(map: JourneyMap, move: EditOf<"lane.move">): readonly Edit[] {
  const section = sectionAfter(shownMap(map, move), move.id);
  return section ? [move, section] : [move];
}

/**
 * Between two lanes of one section a moved lane belongs to that one; away from all others of its own it belongs to
 * none, for one section has one heading.
 */
function sectionAfter(map: JourneyMap, id: LaneId): EditOf<"lane.set"> | undefined {
  const lines = sheetLines(map);
  const lane = map.lanes.find((one) => one.id === id);
  const at = lines.findIndex((line) => line.kind === "lane" && line.lane.id === id);
  if (!lane || at === -1 || lane.pinned) return undefined;
  const sectionAt = (place: number, step: 1 | -1) => {
    const line = lines[place]?.kind === "section" ? lines[place + step] : lines[place];
    return line?.kind === "lane" && !line.pinned ? line.lane.section : undefined;
  };
  const [above, below] = [sectionAt(at - 1, -1), sectionAt(at + 1, 1)];
  const own = lane.section;
  if (own !== undefined && (above === own || below === own)) return undefined;
  const hasOthers = map.lanes.some((one) => one.id !== id && one.section === own && !one.hidden);
  const section =
    above === below && above !== undefined ? above : own !== undefined && hasOthers ? null : own;
  return section === own ? undefined : { kind: "lane.set", id, fields: { section: section ?? null } };
}
