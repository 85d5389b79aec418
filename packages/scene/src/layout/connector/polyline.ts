/** A place on the sheet. */
export type Point = readonly [x: number, y: number];

/** px; corners of an arrow are this round, where its parts are long enough. */
const roundest = 4;

const rounded = (value: number) => Math.round(value * 100) / 100;

/** Without places that lie on the straight way between their neighbours. */
export function straightened(points: readonly Point[]): readonly Point[] {
  const out: Point[] = [];
  for (const point of points) {
    const [before, last] = [out.at(-2), out.at(-1)];
    if (last && same(last, point)) continue;
    if (before && last && inLine(before, last, point)) out.pop();
    out.push(point);
  }
  return out;
}

const same = (a: Point, b: Point) => Math.abs(a[0] - b[0]) < 0.5 && Math.abs(a[1] - b[1]) < 0.5;
const inLine = (a: Point, b: Point, c: Point) =>
  (Math.abs(a[0] - b[0]) < 0.01 && Math.abs(b[0] - c[0]) < 0.01) ||
  (Math.abs(a[1] - b[1]) < 0.01 && Math.abs(b[1] - c[1]) < 0.01);

const lengthOf = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** `px` from `from` towards `to`. */
function towards(from: Point, to: Point, px: number): Point {
  const length = lengthOf(from, to);
  if (length === 0) return from;
  return [from[0] + ((to[0] - from[0]) * px) / length, from[1] + ((to[1] - from[1]) * px) / length];
}

/** Path data through all points, with round corners, seen from `x`, `y`. */
export function roundPath(points: readonly Point[], x: number, y: number): string {
  const at = ([px, py]: Point) => `${rounded(px - x)} ${rounded(py - y)}`;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${at(point)}`;
      if (!after) return `L${at(point)}`;
      const radius = Math.min(roundest, lengthOf(before, point) / 2, lengthOf(point, after) / 2);
      const [start, end] = [towards(point, before, radius), towards(point, after, radius)];
      return `L${at(start)}C${at(towards(point, before, radius * 0.45))} ${at(towards(point, after, radius * 0.45))} ${at(end)}`;
    })
    .join("");
}

/** Path data of an arrow head whose point lies at the end of the way. */
export function arrowHead(points: readonly Point[], x: number, y: number): string {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (!before || !end) return "";
  const length = Math.max(1, lengthOf(before, end));
  const [dx, dy] = [(end[0] - before[0]) / length, (end[1] - before[1]) / length];
  const side = (way: 1 | -1): Point => [end[0] - dx * 4 - dy * 3 * way, end[1] - dy * 4 + dx * 3 * way];
  return [side(1), end, side(-1)]
    .map(([px, py], at) => `${at === 0 ? "M" : "L"}${rounded(px - x)} ${rounded(py - y)}`)
    .join("");
}

/** The middle of the longest part. */
export function longestPart(points: readonly Point[]): Point {
  let best: { middle: Point; length: number } = { middle: points[0] ?? [0, 0], length: -1 };
  points.slice(1).forEach((point, at) => {
    const from = points[at] ?? point;
    const length = lengthOf(from, point);
    if (length > best.length) best = { middle: [(from[0] + point[0]) / 2, (from[1] + point[1]) / 2], length };
  });
  return best.middle;
}
