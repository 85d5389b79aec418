import type { Mark, TextMark } from "../draw/mark.ts";
import { points as path } from "../draw/outline.ts";
import { heightOf, widthOf } from "../layout/pen.ts";
import type { FlowEdge } from "./flow-graph.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

const radius = 10;
const rounded = (value: number) => Math.round(value * 100) / 100;

/** A line through the places with its corners rounded. */
function roundedLine(places: readonly Place[]): string {
  const [first, ...rest] = places;
  if (!first) return "";
  const parts = [`M${rounded(first.x)} ${rounded(first.y)}`];
  rest.forEach((place, at) => {
    const before = places[at] ?? place;
    const after = rest[at + 1];
    if (!after) {
      parts.push(`L${rounded(place.x)} ${rounded(place.y)}`);
      return;
    }
    const [into, out] = [towards(place, before), towards(place, after)];
    parts.push(
      `L${rounded(into.x)} ${rounded(into.y)}`,
      `C${rounded((into.x + place.x * 2) / 3)} ${rounded((into.y + place.y * 2) / 3)} ${rounded((out.x + place.x * 2) / 3)} ${rounded((out.y + place.y * 2) / 3)} ${rounded(out.x)} ${rounded(out.y)}`,
    );
  });
  return parts.join("");
}

/** `radius` px from `from` in the direction of `to`, at most half of the way. */
function towards(from: Place, to: Place): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(radius / length, 0.5);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Drawn ways in ink, mere neighbourhood in grey; one that goes back is dashed, like one drawn so. */
export function edgeMarks(
  places: readonly Place[],
  { drawn, dashed }: Pick<FlowEdge, "drawn" | "dashed">,
  isBack: boolean,
  words: { readonly label: TextMark; readonly x: number; readonly y: number } | undefined,
): readonly Mark[] {
  const [last, before] = [places.at(-1), places.at(-2)];
  if (!last || !before) return [];
  const stroke = drawn ? "ink-2" : "edge";
  const angle = Math.atan2(last.y - before.y, last.x - before.x);
  const wing = (side: 1 | -1): [number, number] => [
    last.x - 7 * Math.cos(angle + side * 0.45),
    last.y - 7 * Math.sin(angle + side * 0.45),
  ];
  return [
    {
      kind: "path",
      x: 0,
      y: 0,
      d: roundedLine(places),
      stroke,
      width: 1.3,
      ...((dashed ?? isBack) && { dash: [4, 3] }),
    },
    { kind: "path", x: 0, y: 0, d: path(wing(1), [last.x, last.y], wing(-1)), stroke, width: 1.3 },
    ...(words ? labelMarks(words) : []),
  ];
}

function labelMarks({ label, x, y }: { readonly label: TextMark; readonly x: number; readonly y: number }) {
  const [w, h] = [widthOf(label), heightOf(label)];
  const marks: readonly Mark[] = [
    { kind: "box", x: x - w / 2 - 4, y: y - h / 2 - 1, w: w + 8, h: h + 2, radius: 3, fill: "sheet" },
    { ...label, x: x - w / 2, y: y - h / 2 + label.y },
  ];
  return marks;
}
