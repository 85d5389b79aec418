import type { Card, Lane } from "@itinera/core";
import { connectorGroups } from "./connector/connector-groups.ts";
import { frameOf, type Frame } from "./frame.ts";
import { groundMarks } from "./ground.ts";
import { headingRow } from "./heading.ts";
import { laneDraft, laneRow, type LaneDraft } from "./lane-row.ts";
import type { LayoutInput } from "./layout-input.ts";
import { keptList, reused } from "./same-value.ts";
import type { Scene, SceneHeading, SceneRow } from "./scene.ts";
import { sheetHeader } from "./sheet-header.ts";
import { sheetLines, type SheetLine } from "./sheet-lines.ts";
import { roomForLabels } from "./connector/room-for-labels.ts";
import { tallCards } from "./tall-cards.ts";

/** Lays a whole map out. The same input gives the same scene; nothing is measured by a browser. */
export function layoutMap(input: LayoutInput): Scene {
  const { map, previous } = input;
  const frame = frameOf(input);
  const header = sheetHeader(frame);
  const lines = sheetLines(map);
  const { rows, headings, bottom } = placedLines(frame, lines, header.h);
  const ground = groundMarks(frame, rows, headings, header.h, bottom);
  return {
    lang: map.lang,
    density: input.density ?? "comfortable",
    w: frame.w,
    h: bottom,
    laneW: frame.laneW,
    columns: reused(previous?.columns, frame.columns),
    header: reused(previous?.header, header),
    rows: keptList(previous?.rows, rows),
    headings: keptList(previous?.headings, headings),
    lines: lines.length,
    pinnedH: rows.reduce((sum, row) => sum + (row.pinned ? row.h : 0), 0),
    connectors: reused(previous?.connectors, connectorGroups(frame, rows, header.h)),
    ground: reused(previous?.ground, ground),
  };
}

interface Lines {
  readonly rows: readonly SceneRow[];
  readonly headings: readonly SceneHeading[];
  readonly bottom: number;
}

/**
 * Rows and headings from above, `top` px under the sheet's upper edge. Rows are drawn when all have their heights,
 * for a card can go on in the rows below.
 */
function placedLines(frame: Frame, lines: readonly SheetLine[], top: number): Lines {
  const { map, previous } = frame.input;
  const cards: ReadonlyMap<Lane["id"], readonly Card[]> = Map.groupBy(map.cards, (card) => card.lane);
  const rowsOf = tallCards(lines, map.lanes, cards, frame.columnsOfCard);
  const labels = roomForLabels(frame, lines);
  const rowsBefore = new Map(previous?.rows.map((row) => [row.lane.id, row]));
  const headingsBefore = new Map(previous?.headings.map((heading) => [heading.id, heading]));
  const drafts: LaneDraft[] = [];
  const headings: SceneHeading[] = [];
  let y = top;
  lines.forEach((line, at) => {
    if (line.kind !== "lane") {
      const heading = headingRow(frame, line, at, y, headingsBefore.get(line.id));
      headings.push(heading);
      y += heading.h;
      return;
    }
    const before = rowsBefore.get(line.lane.id);
    const own = cards.get(line.lane.id) ?? [];
    const draft = laneDraft(frame, line, {
      line: at,
      y,
      cards: own,
      rowsOf,
      above: drafts,
      roomBelow: labels.get(line.lane.id) ?? 0,
      before,
    });
    drafts.push(draft);
    y += draft.h;
  });
  return {
    rows: drafts.map((draft, at) => laneRow(frame, draft, drafts.slice(at))),
    headings,
    bottom: y,
  };
}
