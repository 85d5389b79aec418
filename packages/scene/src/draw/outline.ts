/** Path data of common shapes; absolute M, L, C and Z. */

const rounded = (value: number) => Math.round(value * 100) / 100;

export const points = (...places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y], at) => `${at === 0 ? "M" : "L"}${rounded(x)} ${rounded(y)}`).join("");

export const polygon = (...places: readonly (readonly [number, number])[]): string => `${points(...places)}Z`;

/** Control points this far along the radius make a curve a quarter of a circle (error 0.03 %). */
const quarter = 0.5523;

export function circle(cx: number, cy: number, r: number): string {
  const k = r * quarter;
  const curve = (...values: number[]) => `C${values.map(rounded).join(" ")}`;
  return [
    `M${rounded(cx - r)} ${rounded(cy)}`,
    curve(cx - r, cy - k, cx - k, cy - r, cx, cy - r),
    curve(cx + k, cy - r, cx + r, cy - k, cx + r, cy),
    curve(cx + r, cy + k, cx + k, cy + r, cx, cy + r),
    curve(cx - k, cy + r, cx - r, cy + k, cx - r, cy),
    "Z",
  ].join("");
}

/** Corners on a circle, the first at the top. */
export const regular = (corners: number, r: number, inner = r): string =>
  polygon(
    ...Array.from(
      { length: inner === r ? corners : corners * 2 },
      (_, at, count = inner === r ? corners : corners * 2) => {
        const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
        const reach = at % 2 === 1 && inner !== r ? inner : r;
        return [Math.cos(angle) * reach, Math.sin(angle) * reach] as const;
      },
    ),
  );
