/** An element of an icon as lucide keeps it. */
export type IconElement = readonly [tag: string, attributes: Readonly<Record<string, string>>];

/** Path data of any element that lucide draws with. */
export function shapePath([tag, attributes]: IconElement): string {
  const n = (name: string) => Number(attributes[name] ?? 0);
  switch (tag) {
    case "path":
      return attributes.d ?? "";
    case "line":
      return `M${n("x1")} ${n("y1")}L${n("x2")} ${n("y2")}`;
    case "circle":
      return ellipse(n("cx"), n("cy"), n("r"), n("r"));
    case "ellipse":
      return ellipse(n("cx"), n("cy"), n("rx"), n("ry"));
    case "polyline":
      return `M${attributes.points ?? ""}`;
    case "polygon":
      return `M${attributes.points ?? ""}Z`;
    case "rect":
      return rect(n("x"), n("y"), n("width"), n("height"), n(attributes.rx === undefined ? "ry" : "rx"));
    default:
      throw new Error(`an icon holds <${tag}>`);
  }
}

const ellipse = (cx: number, cy: number, rx: number, ry: number) =>
  `M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}Z`;

function rect(x: number, y: number, w: number, h: number, r: number): string {
  if (r === 0) return `M${x} ${y}H${x + w}V${y + h}H${x}Z`;
  const corner = (toX: number, toY: number) => `A${r} ${r} 0 0 1 ${toX} ${toY}`;
  return [
    `M${x + r} ${y}H${x + w - r}${corner(x + w, y + r)}V${y + h - r}${corner(x + w - r, y + h)}`,
    `H${x + r}${corner(x, y + h - r)}V${y + r}${corner(x + r, y)}Z`,
  ].join("");
}
