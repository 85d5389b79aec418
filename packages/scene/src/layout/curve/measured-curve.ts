import { smallestAnswers, type Lane, type Sentiment } from "@itinera/core";
import type { Group, Mark } from "../../draw/mark.ts";
import { circle, points } from "../../draw/outline.ts";
import { leastWordsW, styles } from "../density.ts";
import type { Frame, StagePlace } from "../frame.ts";
import { centreMark, endMark, lineMark, widthOf } from "../pen.ts";
import { feelingY } from "./curve-scale.ts";
import { stretches, type Felt } from "./felt-curve.ts";

/** From this difference on, the way from felt to measured is drawn. */
const telling = 1.5;
const pointSize = 20;
const radius = 3.8;
/** Half the width of a whisker's ends. */
const cap = 3;

interface Measured {
  readonly place: StagePlace;
  /** Place of the stage, for neighbours. */
  readonly column: number;
  readonly sentiment: Sentiment;
  readonly x: number;
  readonly y: number;
}

/** What people answered, in one row `h` px high: a straight line with whiskers over the felt curves. */
export interface MeasuredCurve {
  /** x counts from the first column. */
  readonly marks: readonly Mark[];
  readonly points: readonly Group[];
}

/** `feltAlone`: the one curve of the row that says how it is now; absent where there are several. */
export function measuredCurve(
  frame: Frame,
  lane: Lane,
  row: number,
  h: number,
  feltAlone: readonly Felt[] | undefined,
): MeasuredCurve {
  const { overlay } = frame.input;
  const sentiments = overlay.state === "counted" ? overlay.sentiment : undefined;
  if (!sentiments) return { marks: [], points: [] };
  const stages = frame.stages.filter((place) => place.count > 0);
  const measured = stages.flatMap((place, column): Measured[] => {
    const sentiment = sentiments.get(place.stage.id);
    if (!sentiment || sentiment.n === 0) return [];
    return [{ place, column, sentiment, x: place.x + place.w / 2, y: feelingY(sentiment.mean, h) }];
  });
  const enough = measured.filter(({ sentiment }) => sentiment.n >= smallestAnswers);
  const left = frame.laneW;
  return {
    marks: [
      ...silence(frame, lane, stages, sentiments, h),
      ...enough.flatMap((one) => whisker(one, left, h)),
      ...stretches(enough)
        .filter((stretch) => stretch.length > 1)
        .map((stretch): Mark => ({
          kind: "path",
          x: 0,
          y: 0,
          d: points(...stretch.map(({ x, y }) => [x - left, y] as const)),
          stroke: "over",
          width: 2,
        })),
      ...enough.flatMap((one) => gapMarks(frame, one, feltAlone, left, h)),
    ],
    points: measured.map((one) => pointGroup(frame, one, lane.id, row)),
  };
}

function whisker({ sentiment, x, y }: Measured, left: number, h: number): readonly Mark[] {
  const [top, bottom] = [feelingY(sentiment.high, h) - y, feelingY(sentiment.low, h) - y];
  const d = `M${-cap} ${top}L${cap} ${top}M0 ${top}L0 ${bottom}M${-cap} ${bottom}L${cap} ${bottom}`;
  return [{ kind: "path", x: x - left, y, d, stroke: "over-2", width: 1 }];
}

/** An arrow from what was felt to what was measured, and how far it is. */
function gapMarks(
  frame: Frame,
  { place, sentiment, x, y }: Measured,
  felt: readonly Felt[] | undefined,
  left: number,
  h: number,
): readonly Mark[] {
  const own = (felt ?? []).filter(
    ({ column }) => column >= place.first && column < place.first + place.count,
  );
  if (own.length === 0) return [];
  const mean = own.reduce((sum, one) => sum + one.feeling.value, 0) / own.length;
  const gap = sentiment.mean - mean;
  if (Math.abs(gap) < telling || place.w < leastWordsW) return [];
  const { words } = frame.input;
  const way = Math.sign(gap);
  const from = feelingY(mean, h) - way * 6;
  const to = y + way * 7;
  const size = words.feeling(Math.abs(gap)).replace("+", "");
  const told = gap < 0 ? words.curve.below(size) : words.curve.above(size);
  const isWide = widthOf(lineMark(frame.pen, told, styles.microStrong, "ink", 0, 0)) > place.w - 8;
  const text = isWide ? words.feeling(gap) : told;
  const labelY = gap < 0 ? Math.min(h - 16, y + 6) : Math.max(2, y - 20);
  const label = centreMark(frame.pen, text, styles.microStrong, "ink", x - left, labelY);
  return [
    { kind: "path", x: x - left, y: from, d: `M0 0L0 ${to - from}`, stroke: "ink", width: 1.2 },
    {
      kind: "path",
      x: x - left,
      y: to,
      d: points([-3, way * 4], [0, 0], [3, way * 4]),
      stroke: "ink",
      width: 1.2,
    },
    label,
  ];
}

/** Why a stage has no point: nobody answered, said once, or too few did. */
function silence(
  frame: Frame,
  { labels }: Lane,
  stages: readonly StagePlace[],
  sentiments: ReadonlyMap<string, Sentiment>,
  h: number,
): readonly Mark[] {
  const { words } = frame.input;
  const nOf = (place: StagePlace) => sentiments.get(place.stage.id)?.n ?? 0;
  const first = stages.find((place) => nOf(place) === 0);
  return stages.flatMap((place): Mark[] => {
    const n = nOf(place);
    if (n >= smallestAnswers || (n === 0 && place !== first) || place.w < leastWordsW) return [];
    // The words for the scale stand there.
    if (labels && place === stages[0]) return [];
    const text = n === 0 ? words.curve.noAnswers : `${words.tooFew} (${words.n(n)})`;
    const right = place.x - frame.laneW + place.w - 8;
    return [endMark(frame.pen, text, styles.micro, "ink-3", right, h - 20, place.w - 16)];
  });
}

/** Full; hollow where too few answered to say much. */
function pointGroup(frame: Frame, { place, sentiment, x, y }: Measured, lane: string, row: number): Group {
  const { words } = frame.input;
  const { mean, n, low, high } = sentiment;
  const isFull = n >= smallestAnswers;
  const told = words.curve.point({
    mean: words.feeling(mean),
    n: words.number(n),
    low: words.feeling(low),
    high: words.feeling(high),
  });
  return {
    id: `${lane}.${place.stage.id}.measured`,
    role: "measured",
    x: x - pointSize / 2,
    y: y - pointSize / 2,
    w: pointSize,
    h: pointSize,
    column: place.first,
    row,
    span: place.count,
    label: [words.curve.measured, place.stage.name, told].join(", "),
    marks: [
      {
        kind: "path",
        x: pointSize / 2,
        y: pointSize / 2,
        d: circle(0, 0, radius),
        fill: isFull ? "over" : "sheet",
        stroke: "over",
        width: 1.4,
      },
    ],
  };
}
