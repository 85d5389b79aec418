import type { Mark } from "../../draw/mark.ts";
import { circle } from "../../draw/outline.ts";
import type { SceneWords } from "../../words/scene-words.ts";
import type { Card } from "@itinera/core";
import { styles } from "../density.ts";
import { centreMark, lineMark, widthOf, type Pen } from "../pen.ts";
import { factsOf, initialsOf, type Fact } from "./card-facts.ts";

const lineH = 19;
const gap = 6;
const icon = 12;
const chipPad = 5;
const chipH = 16;
const ownerSize = 18;
/** More tags than these lines take are a number. */
const mostLines = 3;

interface Item {
  readonly w: number;
  readonly at: (x: number, top: number) => readonly Mark[];
}

/** Facts, tags and owner, in lines between `left` and `right` under `top`. */
export function cardFoot(
  card: Card,
  pen: Pen,
  words: SceneWords,
  showsFiles: boolean,
  left: number,
  right: number,
  top: number,
): { h: number; marks: readonly Mark[] } {
  const tags = (card.tags ?? []).filter((tag) => tag.trim() !== "");
  const room = right - left;
  const facts = factsOf(card, words, showsFiles).map((fact) => factItem(pen, fact, room));
  const owner = card.owner === undefined || initialsOf(card.owner) === "" ? [] : [ownerItem(pen, card.owner)];
  for (let shown = tags.length; shown >= 0; shown--) {
    const chips = tags.slice(0, shown).map((tag) => chipItem(pen, tag, room));
    const rest = shown < tags.length ? [chipItem(pen, `+${tags.length - shown}`, room)] : [];
    const set = inLines([...facts, ...chips, ...rest, ...owner], left, right, top);
    if (set.lines <= mostLines || shown === 0) return set;
  }
  return { h: 0, marks: [] };
}

function inLines(items: readonly Item[], left: number, right: number, top: number) {
  const marks: Mark[] = [];
  let x = left;
  let lines = items.length === 0 ? 0 : 1;
  for (const { w, at } of items) {
    if (x > left && x + w > right) {
      x = left;
      lines++;
    }
    marks.push(...at(x, top + (lines - 1) * lineH));
    x += w + gap;
  }
  return { h: lines * lineH, marks, lines };
}

function factItem(pen: Pen, { icon: name, text, ink }: Fact, room: number): Item {
  const textX = name === undefined ? 0 : icon + 3;
  const label = lineMark(pen, text, styles.micro, ink, 0, 0, room - textX);
  return {
    w: textX + widthOf(label),
    at: (x, top) => [
      ...(name === undefined
        ? []
        : [{ kind: "icon" as const, x, y: top + (lineH - icon) / 2, size: icon, icon: name, ink }]),
      { ...label, x: x + textX, y: label.y + top + (lineH - styles.micro.leading) / 2 },
    ],
  };
}

function chipItem(pen: Pen, text: string, room: number): Item {
  const label = lineMark(pen, text, styles.micro, "ink-2", 0, 0, room - chipPad * 2);
  const w = widthOf(label) + chipPad * 2;
  return {
    w,
    at: (x, top) => [
      { kind: "box", x, y: top + 1.5, w, h: chipH, radius: 3, stroke: "rule-2" },
      { ...label, x: x + chipPad, y: label.y + top + 2.5 },
    ],
  };
}

function ownerItem(pen: Pen, owner: string): Item {
  const half = ownerSize / 2;
  const label = centreMark(pen, initialsOf(owner), { ...styles.microStrong, size: 9 }, "ink-2", half, 0);
  return {
    w: ownerSize,
    at: (x, top) => [
      {
        kind: "path",
        x: x + half,
        y: top + lineH / 2,
        d: circle(0, 0, half - 0.5),
        stroke: "edge",
        width: 1,
      },
      { ...label, x: x + label.x, y: label.y + top + (lineH - styles.microStrong.leading) / 2 },
    ],
  };
}
