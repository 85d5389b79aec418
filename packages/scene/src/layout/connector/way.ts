import { leastWordsW } from "../density.ts";
import type { SceneColumn, SceneRow } from "../scene.ts";
import type { End } from "./ends.ts";
import { straightened, type Point } from "./polyline.ts";
import type { Tracks } from "./tracks.ts";

/** Where arrows can run, and what they had better not cross. */
export interface Roads {
  readonly columns: readonly SceneColumn[];
  readonly rows: readonly SceneRow[];
  readonly headerH: number;
  readonly tracks: Tracks;
  /** Cards that lie over gutters: they cover several columns or rows. */
  readonly broad: readonly End[];
}

/** px from the edge of a card to the point of an arrow. */
const air = 1.5;
/** Under the header, for what leads along it. */
const underHeader = 1;

/**
 * The way of an arrow, level and upright by turns: out of a card's side into the gutter between two columns, along
 * the foot of a row, and through another gutter to the other card. One that goes back leaves at the left and comes in
 * at the right. `along`: the row along whose foot it must run, for its words stand there.
 */
export function wayOf(roads: Roads, from: End, to: End, along: number | undefined): Way {
  const points = pointsOf(roads, from, to, along);
  const foot = along === undefined ? undefined : labelFoot(roads, along);
  const onFoot = points.filter(([, y]) => y === foot).map(([x]) => x);
  const at: Point | undefined =
    foot === undefined || onFoot.length === 0
      ? undefined
      : [(Math.min(...onFoot) + Math.max(...onFoot)) / 2, foot];
  return { points: straightened(points), ...(at && { label: at }) };
}

/** An arrow's way, and the place on it that has room for words. */
export interface Way {
  readonly points: readonly Point[];
  readonly label?: Point;
}

function pointsOf(roads: Roads, from: End, to: End, along: number | undefined): readonly Point[] {
  if (from.row === -1 || to.row === -1) return headerWay(roads, from, to);
  if (to.first > from.last)
    return along === undefined && isFree(roads, from, to)
      ? direct(roads, from, to)
      : forward(roads, from, to, along);
  if (to.last < from.first) return mirrored(roads, from, to, along);
  return sameColumn(roads, from, to, along);
}

/** Nothing stands between two cards of one row that are not neighbours. */
function isFree({ rows }: Roads, from: End, to: End): boolean {
  const row = rows[from.row];
  if (from.row !== to.row || to.first === from.last + 1 || !row) return false;
  const isBetween = (column: number) => column > from.last && column < to.first;
  return (
    !row.covered.some(isBetween) &&
    !row.groups.some(({ column = 0, span = 1 }) => column < to.first && column + span - 1 > from.last)
  );
}

/** Across the empty cells, and up or down before the other card. */
function direct(roads: Roads, from: End, to: End): readonly Point[] {
  const x = upright(roads, leftOf(roads, to), from.middle, to.middle);
  return [
    [from.right, from.middle],
    [x, from.middle],
    [x, to.middle],
    [to.left - air, to.middle],
  ];
}

const leftOf = ({ columns }: Roads, { first }: End): number => columns[first]?.x ?? 0;
const rightOf = ({ columns }: Roads, { last }: End): number => {
  const column = columns[last];
  return column ? column.x + column.w : 0;
};

const upright = (roads: Roads, x: number, from: number, to: number): number => {
  const isThin = roads.columns.some((one) => one.w < leastWordsW && (one.x === x || one.x + one.w === x));
  // Signs fill their cells up to a pixel.
  return x + roads.tracks(`x${x}`, from, to) / (isThin ? 3 : 1);
};
/** Tracks leave the rows neither into the header nor under the last one. */
const level = (roads: Roads, y: number, from: number, to: number): number => {
  const last = roads.rows.at(-1);
  const beside = Math.max(y + roads.tracks(`y${y}`, from, to), roads.headerH);
  return last ? Math.min(beside, last.y + last.h) : beside;
};

function forward(roads: Roads, from: End, to: End, along: number | undefined): readonly Point[] {
  const start: Point = [from.right, from.middle];
  const end: Point = [to.left - air, to.middle];
  return between(roads, start, end, rightOf(roads, from), leftOf(roads, to), { from, to, along });
}

function mirrored(roads: Roads, from: End, to: End, along: number | undefined): readonly Point[] {
  const start: Point = [from.left, from.middle];
  const end: Point = [to.right + air, to.middle];
  return between(roads, start, end, leftOf(roads, from), rightOf(roads, to), { from, to, along });
}

interface Course {
  readonly from: End;
  readonly to: End;
  readonly along: number | undefined;
}

/** From `start` through the gutters at x1 and x2 to `end`. */
function between(
  roads: Roads,
  start: Point,
  end: Point,
  x1: number,
  x2: number,
  course: Course,
): readonly Point[] {
  const isNear = x1 === x2;
  if (isNear && course.along === undefined) {
    const x = upright(roads, x1, start[1], end[1]);
    return [start, [x, start[1]], [x, end[1]], end];
  }
  const foot =
    course.along === undefined ? bestFoot(roads, start, end, x1, x2, course) : labelFoot(roads, course.along);
  const y = course.along === undefined ? level(roads, foot, x1, x2) : foot;
  const [out, into] = [upright(roads, x1, start[1], y), upright(roads, x2, y, end[1])];
  return [start, [out, start[1]], [out, y], [into, y], [into, end[1]], end];
}

const footOf = ({ rows, headerH }: Roads, row: number): number => {
  const found = rows[row];
  return found ? found.y + found.h - 1 : headerH + underHeader;
};

/** In the middle of the room that the row has for words. */
const labelFoot = (roads: Roads, row: number): number => footOf(roads, row) - (row === -1 ? 0 : 8);

/** The foot of a row along which the fewest broad cards are crossed; of these the shortest way. */
function bestFoot(
  roads: Roads,
  start: Point,
  end: Point,
  x1: number,
  x2: number,
  { from, to }: Course,
): number {
  const [first, last] = [Math.min(from.row, to.row) - 1, Math.max(from.row, to.row)];
  const feet = Array.from({ length: last - first + 1 }, (_, at) => footOf(roads, first + at));
  const others = roads.broad.filter((one) => one !== from && one !== to);
  const cost = (y: number) =>
    (crossed(others, x1, start[1], x1, y) +
      crossed(others, x1, y, x2, y) +
      crossed(others, x2, y, x2, end[1])) *
      1_000_000 +
    Math.abs(start[1] - y) +
    Math.abs(end[1] - y);
  return feet.reduce(
    (best, y) => (cost(y) < cost(best) ? y : best),
    feet[feet.length > 1 ? 1 : 0] ?? start[1],
  );
}

/** How many of `cards` a level or upright line meets. */
function crossed(cards: readonly End[], xa: number, ya: number, xb: number, yb: number): number {
  const [left, right] = [Math.min(xa, xb), Math.max(xa, xb)];
  const [top, bottom] = [Math.min(ya, yb), Math.max(ya, yb)];
  return cards.filter(
    (card) =>
      card.left < right + 1 && card.right > left - 1 && card.top < bottom + 1 && card.bottom > top - 1,
  ).length;
}

/** Both stand in one column, or one reaches over the other's columns. */
function sameColumn(roads: Roads, from: End, to: End, along: number | undefined): readonly Point[] {
  const [out, into] = [rightOf(roads, from), rightOf(roads, to)];
  if (out === into) return beside(roads, from, to, out, along);
  if (leftOf(roads, from) === leftOf(roads, to)) return beside(roads, from, to, leftOf(roads, from), along);
  // The gutter of the narrower one meets the upper or lower edge of the broader one.
  const isBelow = to.top > from.top;
  if (out < into) {
    const end = isBelow ? to.top - air : to.bottom + air;
    const x = upright(roads, out, from.middle, end);
    return [
      [from.right, from.middle],
      [x, from.middle],
      [x, end],
    ];
  }
  const start = isBelow ? from.bottom : from.top;
  const x = upright(roads, into, start, to.middle);
  return [
    [x, start],
    [x, to.middle],
    [to.right + air, to.middle],
  ];
}

/** Out into the gutter at `gutter`, which both touch, and in from there. */
function beside(
  roads: Roads,
  from: End,
  to: End,
  gutter: number,
  along: number | undefined,
): readonly Point[] {
  const isRight = gutter === rightOf(roads, from);
  const foot = along === undefined ? undefined : labelFoot(roads, along);
  const x = upright(roads, gutter, from.middle, to.middle);
  return [
    [isRight ? from.right : from.left, from.middle],
    [x, from.middle],
    ...(foot === undefined ? [] : [[x, foot] as const]),
    [x, to.middle],
    [isRight ? to.right + air : to.left - air, to.middle],
  ];
}

/** From the foot of a header down a gutter into a card, or up to it. */
function headerWay(roads: Roads, from: End, to: End): readonly Point[] {
  const under = roads.headerH + underHeader;
  if (from.row === -1) {
    const port = (from.left + from.right) / 2;
    const x = upright(roads, leftOf(roads, to), under, to.middle);
    return [
      [port, roads.headerH],
      [port, under],
      [x, under],
      [x, to.middle],
      [to.left - air, to.middle],
    ];
  }
  const port = (to.left + to.right) / 2;
  const x = upright(roads, rightOf(roads, from), from.middle, under);
  return [
    [from.right, from.middle],
    [x, from.middle],
    [x, under + 2],
    [port, under + 2],
    [port, roads.headerH],
  ];
}
