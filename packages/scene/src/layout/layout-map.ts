import { laneKindOf, type Card, type Lane, type LaneId } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { cardsLane } from "./cards-lane.ts";
import { curveGroups, curveGround, curveLane } from "./curve-lane.ts";
import { frameOf, type Frame, type LaneContent } from "./frame.ts";
import { laneHeading, scaleMarks } from "./lane-header.ts";
import type { LayoutInput } from "./layout-input.ts";
import { numbersLane } from "./numbers-lane.ts";
import { reused, sameValue } from "./same-value.ts";
import type { Scene, SceneRow } from "./scene.ts";
import { sheetHeader } from "./sheet-header.ts";

/** Lays a whole map out. The same input gives the same scene; nothing is measured by a browser. */
export function layoutMap(input: LayoutInput): Scene {
  const frame = frameOf(input);
  const header = sheetHeader(frame);
  const cards = Map.groupBy(input.map.cards, (card) => card.lane);
  const rowsBefore = new Map(input.previous?.rows.map((row) => [row.lane.id, row]));
  const firstNumbers = input.map.lanes.find((lane) => laneKindOf(lane.kind).shape === "numbers")?.id;
  const rows: SceneRow[] = [];
  let y = header.h;
  for (const [index, lane] of input.map.lanes.entries()) {
    const before = rowsBefore.get(lane.id);
    const row = laneRow(frame, lane, index, y, cards.get(lane.id) ?? [], firstNumbers, before);
    rows.push(row);
    y += row.h;
  }
  const { previous } = input;
  return {
    lang: input.map.lang,
    w: frame.w,
    h: y,
    laneW: frame.laneW,
    columns: reused(previous?.columns, frame.columns),
    header: reused(previous?.header, header),
    rows: keptList(previous?.rows, rows),
    ground: reused(previous?.ground, groundMarks(frame, rows, header.h, y)),
  };
}

/** One row: what the lane holds, moved to its place on the sheet. */
function laneRow(
  frame: Frame,
  lane: Lane,
  index: number,
  y: number,
  cards: readonly Card[],
  firstNumbers: LaneId | undefined,
  before: SceneRow | undefined,
): SceneRow {
  const groupsBefore = new Map(before?.groups.map((group) => [group.id, group]));
  const heading = laneHeading(frame, lane, index);
  const content = laneContent(
    frame,
    lane,
    index,
    cards,
    lane.id === firstNumbers,
    heading.h,
    y,
    groupsBefore,
  );
  const h = Math.ceil(Math.max(heading.h, content.h)) + 1;
  const { shape } = laneKindOf(lane.kind);
  const groups = shape === "curve" ? curveGroups(frame, lane, index, h) : content.groups;
  const placed = shape === "cards" ? groups : groups.map((group) => ({ ...group, y: group.y + y }));
  const header: Group = {
    id: lane.id,
    role: "lane",
    x: 0,
    y,
    w: frame.laneW,
    h,
    row: index,
    label: heading.name,
    marks: [
      { kind: "box", x: 0, y: 0, w: frame.laneW, h, fill: "sheet" },
      ...heading.marks,
      ...(shape === "curve" ? scaleMarks(frame, h) : []),
      { kind: "box", x: 0, y: h - 1, w: frame.laneW, h: 1, fill: "rule" },
      { kind: "box", x: frame.laneW - 1, y: 0, w: 1, h, fill: "ink" },
    ],
  };
  const row: SceneRow = {
    lane,
    index,
    shape,
    y,
    h,
    header: reused(before?.header, header),
    groups: keptList(
      before?.groups,
      placed.map((group) => (group.role === "card" ? group : reused(groupsBefore.get(group.id), group))),
    ),
  };
  return before && sameRow(before, row) ? before : row;
}

const sameRow = (a: SceneRow, b: SceneRow): boolean =>
  a.y === b.y &&
  a.h === b.h &&
  a.header === b.header &&
  a.groups === b.groups &&
  a.index === b.index &&
  sameValue(a.lane, b.lane);

/** The list before, when it holds the same objects. */
function keptList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  const isSame = before?.length === now.length && now.every((one, at) => one === before[at]);
  return isSame && before ? before : now;
}

function laneContent(
  frame: Frame,
  lane: Lane,
  row: number,
  cards: readonly Card[],
  isFirstNumbers: boolean,
  leastH: number,
  top: number,
  before: ReadonlyMap<string, Group>,
): LaneContent {
  const kind = laneKindOf(lane.kind);
  switch (kind.shape) {
    case "cards":
      return cardsLane(frame, lane, row, kind.look, cards, top, before);
    case "numbers":
      return numbersLane(frame, lane, row, kind.measure, isFirstNumbers, leastH);
    case "curve":
      return curveLane();
  }
}

/** The sheet under the lanes: washes first, then rules. */
function groundMarks(frame: Frame, rows: readonly SceneRow[], top: number, bottom: number): readonly Mark[] {
  const bodyW = frame.w - frame.laneW;
  const hasSteps = frame.columns.some((column) => column.step);
  return [
    { kind: "box", x: 0, y: top, w: frame.w, h: bottom - top, fill: "sheet" },
    ...rows.flatMap((row): readonly Mark[] => {
      if (row.shape === "numbers")
        return [{ kind: "box", x: frame.laneW, y: row.y, w: bodyW, h: row.h, fill: "over-4" }];
      return row.shape === "curve" ? curveGround(frame, row.y, row.h) : [];
    }),
    ...frame.columns.slice(1).map((column): Mark => {
      const isStageStart =
        column.step === undefined || frame.stages[column.stageIndex]?.first === column.index;
      return {
        kind: "box",
        x: column.x,
        y: top,
        w: 1,
        h: bottom - top,
        fill: hasSteps && isStageStart ? "rule-2" : "rule",
      };
    }),
    ...rows.map((row): Mark => ({
      kind: "box",
      x: frame.laneW,
      y: row.y + row.h - 1,
      w: bodyW,
      h: 1,
      fill: "rule",
    })),
  ];
}
