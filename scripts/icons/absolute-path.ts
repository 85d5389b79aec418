type Point = readonly [x: number, y: number];

/** Numbers that each command takes at a time. */
const counts: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Commands and numbers of path data; flags of arcs may stand without a space ("0 0120 20"). */
function* commandsOf(d: string): Generator<{ letter: string; values: number[] }> {
  let rest = d.trim();
  while (rest !== "") {
    const letter = rest.charAt(0);
    const count = counts[letter.toUpperCase()];
    if (count === undefined) throw new Error(`unknown path command in "${rest}"`);
    rest = rest.slice(1);
    for (let first = true; first || /^[\s,]*[-+.\d]/.test(rest); first = false) {
      const values: number[] = [];
      for (let at = 0; at < count; at++) {
        const isFlag = letter.toUpperCase() === "A" && (at === 3 || at === 4);
        const found = (isFlag ? /^[\s,]*([01])/ : /^[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/i).exec(
          rest,
        );
        if (!found) throw new Error(`a number is missing before "${rest}"`);
        values.push(Number(found[1]));
        rest = rest.slice(found[0].length);
      }
      // Pairs after a first M are lines.
      yield { letter: !first && letter === "M" ? "L" : !first && letter === "m" ? "l" : letter, values };
      if (count === 0) break;
    }
    rest = rest.replace(/^[\s,]+/, "");
  }
}

const rounded = (value: number) => String(Math.round(value * 1_000) / 1_000);

/** The same outline in absolute M, L, C and Z alone, which every surface can draw. */
export function absolutePath(d: string): string {
  const parts: string[] = [];
  let [x, y]: Point = [0, 0];
  let [startX, startY]: Point = [0, 0];
  let lastControl: Point | undefined;
  let lastLetter = "";
  const put = (letter: string, ...values: number[]) => parts.push(letter + values.map(rounded).join(" "));
  const curve = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number) => {
    put("C", x1, y1, x2, y2, toX, toY);
    lastControl = [x2, y2];
    [x, y] = [toX, toY];
  };
  for (const { letter, values } of commandsOf(d)) {
    const upper = letter.toUpperCase();
    const isRelative = letter !== upper;
    const [dx, dy] = isRelative ? [x, y] : [0, 0];
    const v = (at: number) => values[at] ?? 0;
    const px = (at: number) => v(at) + dx;
    const py = (at: number) => v(at) + dy;
    const mirrored = (after: string): Point =>
      lastControl && after.includes(lastLetter) ? [2 * x - lastControl[0], 2 * y - lastControl[1]] : [x, y];
    const quadratic = (qx: number, qy: number, toX: number, toY: number) => {
      curve(
        x + ((qx - x) * 2) / 3,
        y + ((qy - y) * 2) / 3,
        toX + ((qx - toX) * 2) / 3,
        toY + ((qy - toY) * 2) / 3,
        toX,
        toY,
      );
      lastControl = [qx, qy];
    };
    if (upper === "M" || upper === "L") {
      [x, y] = [px(0), py(1)];
      if (upper === "M") [startX, startY] = [x, y];
      put(upper, x, y);
    } else if (upper === "H" || upper === "V") {
      if (upper === "H") x = px(0);
      else y = v(0) + dy;
      put("L", x, y);
    } else if (upper === "C") curve(px(0), py(1), px(2), py(3), px(4), py(5));
    else if (upper === "S") curve(...mirrored("CS"), px(0), py(1), px(2), py(3));
    else if (upper === "Q") quadratic(px(0), py(1), px(2), py(3));
    else if (upper === "T") quadratic(...mirrored("QT"), px(0), py(1));
    else if (upper === "A") for (const one of arc([x, y], values, [px(5), py(6)])) curve(...one);
    else {
      put("Z");
      [x, y] = [startX, startY];
    }
    lastLetter = upper;
  }
  return parts.join("");
}

type Curve = readonly [number, number, number, number, number, number];

/** An elliptic arc as curves of at most a quarter turn (SVG 2, appendix B.2.4). */
function arc(
  [x1, y1]: Point,
  [rxGiven = 0, ryGiven = 0, degrees = 0, large = 0, sweep = 0]: number[],
  [x2, y2]: Point,
): Curve[] {
  if (rxGiven === 0 || ryGiven === 0) return [[x1, y1, x2, y2, x2, y2]];
  const phi = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [hx, hy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const [ux, uy] = [cos * hx + sin * hy, -sin * hx + cos * hy];
  const grow = Math.max(1, Math.sqrt((ux / rxGiven) ** 2 + (uy / ryGiven) ** 2));
  const [rx, ry] = [Math.abs(rxGiven) * grow, Math.abs(ryGiven) * grow];
  const under = Math.max(0, (rx * ry) ** 2 / ((rx * uy) ** 2 + (ry * ux) ** 2) - 1);
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(under);
  const [cx, cy] = [(factor * rx * uy) / ry, (-factor * ry * ux) / rx];
  const from = Math.atan2((uy - cy) / ry, (ux - cx) / rx);
  let turn = Math.atan2((-uy - cy) / ry, (-ux - cx) / rx) - from;
  if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
  if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const place = (x: number, y: number): Point => [
    cos * (x * rx + cx) - sin * (y * ry + cy) + (x1 + x2) / 2,
    sin * (x * rx + cx) + cos * (y * ry + cy) + (y1 + y2) / 2,
  ];
  return Array.from({ length: count }, (_, at) => {
    const [a, b] = [from + step * at, from + step * (at + 1)];
    const first = place(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a));
    const second = place(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b));
    const to = at === count - 1 ? ([x2, y2] as const) : place(Math.cos(b), Math.sin(b));
    return [...first, ...second, ...to];
  });
}
