import type { Lane, Milliseconds, StageMeasure } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { leastWordsW, space, styles } from "./density.ts";
import type { Frame, LaneContent, StagePlace } from "./frame.ts";
import { measureCell, type CellNumber } from "./measure-cell.ts";
import { centreMark, endMark, lineMark, widthOf } from "./pen.ts";

const top = 5;
/** From the stage's left rule, and to its right end. */
const left = 11;
const right = 10;
const graphicH = 8;
const bottom = 6;

/**
 * One number for each stage, across all its columns, in a row at least `leastH` px high. `isFirst`: of the
 * map's lanes of numbers.
 */
export function numbersLane(
  frame: Frame,
  lane: Lane,
  row: number,
  measure: StageMeasure,
  isFirst: boolean,
  leastH: number,
): LaneContent {
  const h = Math.max(leastH, top + frame.sizes.number.leading + 2 + graphicH + bottom);
  return {
    h,
    groups: frame.stages
      .filter((place) => place.count > 0)
      .map((place) =>
        numberGroup(frame, lane, row, place, measureCell(frame.input, place, measure, isFirst), h),
      ),
  };
}

function numberGroup(
  frame: Frame,
  lane: Lane,
  row: number,
  place: StagePlace,
  cell: CellNumber,
  h: number,
): Group {
  const w = place.w - space.rule;
  return {
    id: `${lane.id}.${place.stage.id}`,
    role: "number",
    x: place.x + space.rule,
    y: 0,
    w,
    h,
    column: place.first,
    row,
    span: place.count,
    label: [place.stage.name, cell.kind === "value" ? cell.main : cell.text, cell.side ?? ""]
      .filter(Boolean)
      .join(", "),
    marks:
      w < leastWordsW
        ? thinMarks(frame, cell, w, h)
        : [
            ...textMarks(frame, cell, w),
            ...graphicMarks(cell, left, w - left - right, h - bottom - graphicH),
          ],
  };
}

/** The number alone, without n; nothing where the reason has no room. */
function thinMarks({ pen, sizes }: Frame, cell: CellNumber, w: number, h: number): readonly Mark[] {
  if (cell.kind === "note") return [];
  const style = { ...sizes.number, size: Math.min(12, sizes.number.size) };
  const pad = 5;
  const number = centreMark(pen, cell.short, style, cell.stale ? "ink-3" : "over", w / 2, top);
  // A bar says little beside the digits of a very narrow column, but a row of bars does.
  return [number, ...graphicMarks(cell, pad, w - pad * 2, h - bottom - graphicH)];
}

function textMarks({ pen, sizes }: Frame, cell: CellNumber, w: number): readonly Mark[] {
  const box = w - left - right;
  if (cell.kind === "note") {
    const side =
      cell.side === undefined ? [] : [endMark(pen, cell.side, styles.micro, "ink-3", w - right, top + 2)];
    const room = box - side.reduce((sum, mark) => sum + widthOf(mark) + 6, 0);
    return [
      lineMark(pen, cell.text, styles.small, "ink-3", left, top + 1, room),
      ...side,
      ...(cell.action === undefined
        ? []
        : [lineMark(pen, cell.action, styles.smallStrong, "focus", left, top + 17, box)]),
    ];
  }
  const main = lineMark(pen, cell.main, sizes.number, cell.stale ? "ink-3" : "over", left, top);
  const room = box - widthOf(main) - 6;
  const sides = [cell.side, cell.sideShort].flatMap((text) =>
    text === undefined ? [] : [endMark(pen, text, styles.micro, "ink-3", w - right, top)],
  );
  const side = sides.find((mark) => widthOf(mark) <= room);
  return side ? [main, { ...side, y: main.y }] : [main];
}

/** 3 px bar, or the place of a time between a second and a year on a log axis. */
function graphicMarks(cell: CellNumber, x: number, box: number, y: number): readonly Mark[] {
  const { graphic } = cell;
  switch (graphic?.kind) {
    case "bar":
      return [
        { kind: "box", x, y: y + 3, w: box, h: 3, fill: "over-3" },
        ...(graphic.share > 0
          ? [
              {
                kind: "box" as const,
                x,
                y: y + 3,
                w: box * graphic.share,
                h: 3,
                fill: cell.stale ? ("over-2" as const) : ("over" as const),
              },
            ]
          : []),
      ];
    case "time":
      return [
        { kind: "box", x, y: y + 4, w: box, h: 1, fill: "over-3" },
        {
          kind: "box",
          x: x + (box - 2) * timePlace(graphic.ms),
          y,
          w: 2,
          h: graphicH,
          fill: cell.stale ? "over-2" : "over",
        },
      ];
    case "scale": {
      const ink = cell.stale ? ("over-2" as const) : ("over" as const);
      const left = x + box * graphic.low;
      return [
        { kind: "box", x, y: y + 4, w: box, h: 1, fill: "over-3" },
        { kind: "box", x: left, y: y + 3, w: box * (graphic.high - graphic.low), h: 3, fill: "over-2" },
        { kind: "box", x: x + (box - 2) * graphic.at, y, w: 2, h: graphicH, fill: ink },
      ];
    }
    case "line": {
      const step = box / Math.max(1, graphic.heights.length - 1);
      const points = graphic.heights.map((height, at) => `${at * step} ${(1 - height) * (graphicH - 1)}`);
      return [
        {
          kind: "path",
          x,
          y: y + 0.5,
          d: `M${points.join("L")}`,
          stroke: cell.stale ? "over-2" : "over",
          width: 1.4,
        },
      ];
    }
    case "dots":
      return [{ kind: "path", x, y: y + 4.5, d: `M0 0L${box} 0`, stroke: "over-3", width: 2, dash: [2, 2] }];
    case undefined:
      return [];
  }
}

const yearS = 365 * 24 * 3_600;

/** 0 at a second or less, 1 at a year or more, by the logarithm. */
const timePlace = (ms: Milliseconds): number =>
  Math.min(1, Math.max(0, Math.log(ms / 1_000) / Math.log(yearS)));
