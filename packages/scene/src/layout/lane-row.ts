import { laneKindOf, type Card, type CardId, type LaneShape } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { categoryInk } from "../draw/palette.ts";
import { cardsLane, inReadingOrder, tallGroup, type TallCard } from "./cards-lane.ts";
import { movedCard } from "./card-group.ts";
import { curveGroups, curveLane } from "./curve/curve-lane.ts";
import { scaleMarks } from "./curve/curve-scale.ts";
import { space } from "./density.ts";
import type { Frame } from "./frame.ts";
import { laneHeading, thinHeading, type LaneHeading } from "./lane-header.ts";
import { collapsedLaneH, laneSummary } from "./lane-summary.ts";
import { numbersLane } from "./numbers-lane.ts";
import { keptList, reused, sameValue } from "./same-value.ts";
import type { SceneRow } from "./scene.ts";
import type { SheetLine } from "./sheet-lines.ts";

type LaneLine = Extract<SheetLine, { kind: "lane" }>;

/** What the rows around it have to know of a row. */
export interface RowPlace {
  readonly y: number;
  readonly h: number;
  readonly tall: readonly TallCard[];
}

/** A row with its height, before what it holds is drawn to the end. */
export interface LaneDraft extends LaneLine, RowPlace {
  readonly line: number;
  readonly shape: LaneShape;
  readonly heading: LaneHeading;
  /** Placed against the sheet for cards, against the row for everything else. */
  readonly groups: readonly Group[];
  readonly covered: ReadonlySet<number>;
  readonly before: SceneRow | undefined;
}

interface DraftInput {
  readonly line: number;
  readonly y: number;
  readonly cards: readonly Card[];
  readonly rowsOf: ReadonlyMap<CardId, number>;
  /** The rows over this one. */
  readonly above: readonly RowPlace[];
  /** px under the content, for the labels of arrows. */
  readonly roomBelow: number;
  readonly before: SceneRow | undefined;
}

export function laneDraft(frame: Frame, lane: LaneLine, input: DraftInput): LaneDraft {
  const { y, above, roomBelow, before } = input;
  const reaching = reachingInto(above);
  const covered = new Set(
    reaching.flatMap(({ tall: { column, span } }) => Array.from({ length: span }, (_, at) => column + at)),
  );
  const { shape } = laneKindOf(lane.lane.kind);
  const heading = lane.collapsed
    ? thinHeading(frame, lane.lane, lane.index)
    : laneHeading(frame, lane.lane, lane.index);
  const content = lane.collapsed
    ? { h: collapsedLaneH, groups: laneSummary(frame, lane.lane, lane.index, input.cards), tall: [] }
    : laneContent(frame, lane, input, heading.h, covered);
  const ending = reaching.filter(({ left }) => left === 1);
  const least = Math.max(
    heading.h,
    content.h + roomBelow,
    lane.collapsed ? 0 : (lane.lane.height ?? 0) - 1,
    ...ending.map(({ tall }) => tall.y + tall.h + space.cellY - y),
  );
  return {
    ...lane,
    line: input.line,
    y,
    h: Math.ceil(least) + 1,
    shape,
    heading,
    groups: content.groups,
    tall: content.tall,
    covered,
    before,
  };
}

/** Cards of rows above that go on in the next row, with how many rows they still take. */
export function reachingInto(above: readonly RowPlace[]): readonly { tall: TallCard; left: number }[] {
  return above.flatMap(({ tall }, at) =>
    tall.flatMap((card) => {
      const left = card.rows - (above.length - at);
      return left > 0 ? [{ tall: card, left }] : [];
    }),
  );
}

function laneContent(
  frame: Frame,
  { lane, index }: LaneLine,
  { cards, y, rowsOf, before }: DraftInput,
  leastH: number,
  covered: ReadonlySet<number>,
): { readonly h: number; readonly groups: readonly Group[]; readonly tall: readonly TallCard[] } {
  const kind = laneKindOf(lane.kind);
  switch (kind.shape) {
    case "cards":
      return cardsLane(frame, {
        lane,
        row: index,
        look: kind.look,
        cards,
        top: y,
        gap: kind.look === "process" ? flowGap : space.cardGap,
        before: new Map(before?.groups.map((group) => [group.id, group])),
        rowsOf,
        covered,
      });
    case "numbers": {
      const first = frame.input.map.lanes.find(
        (one) => !one.hidden && !one.collapsed && laneKindOf(one.kind).shape === "numbers",
      );
      return { ...numbersLane(frame, lane, index, kind.measure, lane.id === first?.id, leastH), tall: [] };
    }
    case "curve":
      return { ...curveLane(frame), tall: [] };
  }
}

/** Room for the arrow between two activities of a cell. */
const flowGap = 14;

/** One row: what the lane holds, at its place on the sheet. `rows`: this one and those under it. */
export function laneRow(frame: Frame, draft: LaneDraft, rows: readonly RowPlace[]): SceneRow {
  const { lane, index, line, y, h, shape, pinned, collapsed, before } = draft;
  const groupsBefore = new Map(before?.groups.map((group) => [group.id, group]));
  const row: SceneRow = {
    lane,
    index,
    line,
    shape,
    y,
    h,
    pinned,
    collapsed,
    covered: reused(
      before?.covered,
      [...draft.covered].sort((a, b) => a - b),
    ),
    header: reused(before?.header, headerGroup(frame, draft)),
    groups: keptList(before?.groups, placedGroups(frame, draft, rows, groupsBefore)),
  };
  return before && sameRow(before, row) ? before : row;
}

/** A row that is what it was, further up or down. */
export function movedRow(row: SceneRow, y: number): SceneRow {
  const by = y - row.y;
  if (by === 0) return row;
  const moved = (group: Group): Group => ({ ...group, y: group.y + by });
  return {
    ...row,
    y,
    header: moved(row.header),
    groups: row.groups.map((group) => (group.role === "card" ? movedCard(group, by) : moved(group))),
  };
}

function placedGroups(
  frame: Frame,
  { lane, index, shape, y, h, collapsed, groups, tall }: LaneDraft,
  rows: readonly RowPlace[],
  before: ReadonlyMap<string, Group>,
): readonly Group[] {
  if (shape === "cards" && !collapsed) {
    if (tall.length === 0)
      return groups.map((group) => (group.role === "card" ? group : reused(before.get(group.id), group)));
    const ends = tall.map((card) => {
      const last = rows[card.rows - 1];
      const bottom = last ? last.y + last.h - 1 - space.cellY : y + h;
      return tallGroup(frame, card, index, bottom, before.get(card.card.id));
    });
    return inReadingOrder([...groups, ...ends]);
  }
  const own = shape === "curve" && !collapsed ? curveGroups(frame, lane, index, h) : groups;
  return own.map((group) => reused(before.get(group.id), { ...group, y: group.y + y }));
}

function headerGroup(frame: Frame, { lane, index, shape, y, h, heading, collapsed }: LaneDraft): Group {
  const { laneW } = frame;
  const colour: readonly Mark[] =
    lane.colour === undefined
      ? []
      : [{ kind: "box", x: 0, y: 0, w: 3, h: h - 1, fill: categoryInk(lane.colour) }];
  return {
    id: lane.id,
    role: "lane",
    x: 0,
    y,
    w: laneW,
    h,
    row: index,
    label: collapsed ? `${heading.name}, ${frame.input.words.collapsed}` : heading.name,
    marks: [
      { kind: "box", x: 0, y: 0, w: laneW, h, fill: "sheet" },
      ...colour,
      ...heading.marks,
      ...(shape === "curve" && !collapsed ? scaleMarks(frame, lane, h) : []),
      { kind: "box", x: 0, y: h - 1, w: laneW, h: 1, fill: "rule" },
      { kind: "box", x: laneW - 1, y: 0, w: 1, h, fill: "ink" },
    ],
  };
}

const sameRow = (a: SceneRow, b: SceneRow): boolean =>
  a.y === b.y &&
  a.h === b.h &&
  a.line === b.line &&
  a.pinned === b.pinned &&
  a.collapsed === b.collapsed &&
  a.covered === b.covered &&
  a.header === b.header &&
  a.groups === b.groups &&
  a.index === b.index &&
  sameValue(a.lane, b.lane);
