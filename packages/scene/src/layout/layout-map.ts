import type { Card, Lane } from "@itinera/core";
import { connectorGroups } from "./connector/connector-groups.ts";
import { frameOf, type Frame } from "./frame.ts";
import { groundMarks } from "./ground.ts";
import { headingRow } from "./heading.ts";
import { laneDraft, laneRow, movedRow, reachingInto, type LaneDraft, type RowPlace } from "./lane-row.ts";
import type { LayoutInput } from "./layout-input.ts";
import { isMadeFrom, madeFrom, sourcesIn, type Sources } from "./made-from.ts";
import { keptList, reused } from "./same-value.ts";
import type { Scene, SceneHeader, SceneHeading, SceneRow } from "./scene.ts";
import { sheetHeader } from "./sheet-header.ts";
import { sheetLines, type SheetLine } from "./sheet-lines.ts";
import { roomForLabels } from "./connector/room-for-labels.ts";
import { tallCards } from "./tall-cards.ts";

/**
 * Lays a whole map out. The same input gives the same scene; nothing is measured by a browser. What is made from
 * the very objects that it was made from before is not looked at.
 */
export function layoutMap(input: LayoutInput): Scene {
  const { map, previous } = input;
  const frame = frameOf(input);
  const shared = sharedSources(input);
  const header = headerOf(frame, [...shared, ...map.connectors]);
  const lines = sheetLines(map);
  const { rows, headings, bottom } = placedLines(frame, lines, header.h, shared);
  const ground = groundMarks(frame, rows, headings, header.h, bottom);
  return {
    lang: map.lang,
    density: input.density ?? "comfortable",
    w: frame.w,
    h: bottom,
    laneW: frame.laneW,
    columns: reused(previous?.columns, frame.columns),
    header,
    rows: keptList(previous?.rows, rows),
    headings: keptList(previous?.headings, headings),
    lines: lines.length,
    pinnedH: rows.reduce((sum, row) => sum + (row.pinned ? row.h : 0), 0),
    connectors: reused(previous?.connectors, connectorGroups(frame, rows, header.h)),
    ground: reused(previous?.ground, ground),
  };
}

const ownOfParts = ["cards", "feelings", "connectors", "name", "id"];

/** What all parts are made from: all but the things that lie in the cells, and the arrows between them. */
function sharedSources({ map, ...input }: LayoutInput): Sources {
  return [...sourcesIn(input, ["previous", "editing"]), ...sourcesIn(map, ownOfParts)];
}

function headerOf(frame: Frame, sources: Sources): SceneHeader {
  const before = frame.input.previous?.header;
  if (before && isMadeFrom(before, sources)) return before;
  return madeFrom(reused(before, sheetHeader(frame)), sources);
}

interface Lines {
  readonly rows: readonly SceneRow[];
  readonly headings: readonly SceneHeading[];
  readonly bottom: number;
}

/** A row that has its height. `rows`: this one and those under it. */
interface Placed extends RowPlace {
  draw(rows: readonly RowPlace[]): SceneRow;
}

/**
 * Rows and headings from above, `top` px under the sheet's upper edge. Rows are drawn when all have their heights,
 * for a card can go on in the rows below.
 */
function placedLines(frame: Frame, lines: readonly SheetLine[], top: number, shared: Sources): Lines {
  const { map, previous, editing } = frame.input;
  const cards: ReadonlyMap<Lane["id"], readonly Card[]> = Map.groupBy(map.cards, (card) => card.lane);
  const feelings = Map.groupBy(map.feelings, (feeling) => feeling.lane);
  const rowsOf = tallCards(lines, map.lanes, cards, frame.columnsOfCard);
  const labels = roomForLabels(frame, lines);
  const rowsBefore = new Map(previous?.rows.map((row) => [row.lane.id, row]));
  const headingsBefore = new Map(previous?.headings.map((heading) => [heading.id, heading]));
  const placed: Placed[] = [];
  const headings: SceneHeading[] = [];
  let y = top;
  lines.forEach((line, at) => {
    if (line.kind !== "lane") {
      const heading = headingRow(frame, line, at, y, headingsBefore.get(line.id));
      headings.push(heading);
      y += heading.h;
      return;
    }
    const { id } = line.lane;
    const before = rowsBefore.get(id);
    const own = cards.get(id) ?? [];
    const roomBelow = labels.get(id) ?? 0;
    const isEdited = editing !== undefined && own.some((card) => card.id === editing);
    const place = [at, line.index, line.pinned, line.collapsed, roomBelow, isEdited && editing];
    // Where a card goes on in a row below, one row is made from the other.
    const isAlone = reachingInto(placed).length === 0 && !own.some((card) => rowsOf.has(card.id));
    const sources = isAlone ? [...shared, ...place, ...own, ...(feelings.get(id) ?? [])] : undefined;
    const row = placedRow(frame, y, before, sources, () =>
      laneDraft(frame, line, { line: at, y, cards: own, rowsOf, above: placed, roomBelow, before }),
    );
    placed.push(row);
    y += row.h;
  });
  return { rows: placed.map((row, at) => row.draw(placed.slice(at))), headings, bottom: y };
}

function placedRow(
  frame: Frame,
  y: number,
  before: SceneRow | undefined,
  sources: Sources | undefined,
  draftOf: () => LaneDraft,
): Placed {
  if (before && sources && isMadeFrom(before, sources))
    return { y, h: before.h, tall: [], draw: () => madeFrom(movedRow(before, y), sources) };
  const draft = draftOf();
  return {
    ...draft,
    draw: (rows) => {
      const row = laneRow(frame, draft, rows);
      return sources ? madeFrom(row, sources) : row;
    },
  };
}
