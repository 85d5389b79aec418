import type { Group } from "../../draw/mark.ts";
import { leastWordsW, space } from "../density.ts";
import { cellBox, type Frame } from "../frame.ts";
import type { SceneRow } from "../scene.ts";

/** What an arrow starts from or leads to, as it lies on the sheet. */
export interface End {
  readonly name: string;
  /** Place among the rows of the sheet; −1: above all of them. */
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** y of its first line, where arrows touch it. */
  readonly middle: number;
}

/**
 * A card of a narrow cell: others stand beside it on its line, so that arrows come to its foot, along the foot of the
 * line.
 */
function endOfSign(group: Group, row: number, beside: readonly Group[]): End {
  const middle = group.x + group.w / 2;
  const line = beside.filter((one) => one.column === group.column && one.y === group.y);
  return {
    ...endOfCard(group, row, 0),
    left: middle,
    right: middle,
    middle: group.y + Math.max(...line.map(({ h }) => h)) + signAir,
  };
}

/** Between two lines of signs is a pixel. */
const signAir = 0.5;

function endOfCard(group: Group, row: number, leading: number): End {
  const first = group.column ?? 0;
  return {
    name: group.label,
    row,
    first,
    last: first + (group.span ?? 1) - 1,
    left: group.x,
    right: group.x + group.w,
    top: group.y,
    bottom: group.y + group.h,
    middle: group.y + Math.min(group.h / 2, space.cardY + leading / 2),
  };
}

const isSign = (frame: Frame, { column = 0, span = 1, rows }: Group): boolean =>
  span === 1 && rows === undefined && cellBox(frame, column, 1).w < leastWordsW;

/** All that is drawn and can have arrows: cards by their own place, stages and steps at the foot of the header. */
export function endsOf(frame: Frame, rows: readonly SceneRow[], headerH: number): ReadonlyMap<string, End> {
  const ends = new Map<string, End>();
  const atHeader = (id: string, name: string, first: number, last: number, x: number, w: number) =>
    ends.set(id, {
      name,
      row: -1,
      first,
      last,
      left: x,
      right: x + w,
      top: headerH,
      bottom: headerH,
      middle: headerH,
    });
  for (const { stage, first, count, x, w } of frame.stages)
    if (count > 0) atHeader(stage.id, stage.name, first, first + count - 1, x, w);
  for (const { step, index, x, w } of frame.columns)
    if (step) atHeader(step.id, step.name, index, index, x, w);
  rows.forEach((row, at) => {
    for (const group of row.groups)
      if (group.role === "card")
        ends.set(
          group.id,
          isSign(frame, group)
            ? endOfSign(group, at, row.groups)
            : endOfCard(group, at, frame.sizes.body.leading),
        );
  });
  return ends;
}
