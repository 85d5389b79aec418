import {
  columnsOf,
  laneKindOf,
  smallestN,
  stageLetter,
  type Lane,
  type Milliseconds,
  type Stage,
} from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { circle } from "../draw/outline.ts";
import { stageTint } from "../draw/palette.ts";
import { styles } from "../layout/density.ts";
import { blockMark, heightOf, lineMark, widthOf } from "../layout/pen.ts";
import { axisEmotions } from "./axis-emotions.ts";
import { formCard } from "./form-card.ts";
import { pensOf } from "./form-pens.ts";
import type { FormInput, FormLayout } from "./form-scene.ts";

/** Least and greatest length of a stage on the axis, px; what is longer than the greatest is cut short. */
const [leastW, mostW] = [208, 560];
const margin = 24;
const gutter = 16;
const cardGap = 4;
const ringR = 5;
const nameGap = 14;
/** Height of the strip of feelings above the axis. */
const emotionsH = 92;

interface Segment {
  readonly stage: Stage;
  readonly index: number;
  readonly x: number;
  readonly w: number;
  readonly ms: Milliseconds | undefined;
  readonly n: number;
}

/** The median time to the next stage, where enough people are behind it. */
function timeOf({ overlay }: FormInput, stage: Stage): { ms: Milliseconds | undefined; n: number } {
  const numbers = overlay.state === "counted" ? overlay.stages.get(stage.id) : undefined;
  const n = numbers?.timeN ?? 0;
  const ms = numbers?.medianMs;
  return { ms: ms != null && n >= smallestN ? (ms as Milliseconds) : undefined, n };
}

/** Lengths that grow with the time, from the least to the greatest; without any times all are even. */
export function lengthsOf(times: readonly (number | undefined)[], room: number): readonly number[] {
  const longest = Math.max(0, ...times.map((ms) => ms ?? 0));
  const even = Math.max(leastW, Math.min(mostW / 2, room / Math.max(1, times.length)));
  if (longest === 0) return times.map(() => Math.floor(even));
  return times.map((ms) => Math.round(leastW + ((mostW - leastW) * (ms ?? 0)) / longest));
}

function segmentsOf(input: FormInput): readonly Segment[] {
  const times = input.map.stages.map((stage) => timeOf(input, stage));
  const lengths = lengthsOf(
    times.map((time) => time.ms),
    input.width - margin * 2,
  );
  let x = margin;
  return input.map.stages.map((stage, index): Segment => {
    const w = lengths[index] ?? leastW;
    const segment = { stage, index, x, w, ms: times[index]?.ms, n: times[index]?.n ?? 0 };
    x += w;
    return segment;
  });
}

/** Lanes of cards before the first curve stand above the axis, the others below; without a curve, halves. */
export function sidesOf(lanes: readonly Lane[]): { above: readonly Lane[]; below: readonly Lane[] } {
  const shown = lanes.filter((lane) => lane.hidden !== true && laneKindOf(lane.kind).shape !== "numbers");
  const cards = shown.filter((lane) => laneKindOf(lane.kind).shape === "cards");
  const curve = shown.findIndex((lane) => laneKindOf(lane.kind).shape === "curve");
  const before = shown.slice(0, Math.max(0, curve)).filter((lane) => cards.includes(lane)).length;
  const at = curve < 0 ? Math.ceil(cards.length / 2) : before;
  return { above: cards.slice(0, at), below: cards.slice(at) };
}

/** Stages along an axis, as long as half of the people take; cards above and below. */
export const timeline: FormLayout = (input) => {
  const { map } = input;
  const segments = segmentsOf(input);
  const { above, below } = sidesOf(map.lanes);
  const upper = segments.map((segment) => stack(input, segment, above));
  const lower = segments.map((segment) => stack(input, segment, below));
  const heads = segments.map((segment) => stageHead(input, segment));
  const headH = Math.max(0, ...heads.map((head) => head.h));
  const upperH = Math.max(0, ...upper.map(stackH));
  const curve = map.lanes.find((lane) => lane.hidden !== true && laneKindOf(lane.kind).shape === "curve");
  const feltH = curve ? emotionsH : 0;
  const axisY = margin + headH + nameGap + upperH + feltH + 20;
  const end = (segments.at(-1)?.x ?? margin) + (segments.at(-1)?.w ?? 0);
  const lowerY = axisY + 46;
  const placed = segments.flatMap((_, at): Group[] => {
    const top = margin + headH + nameGap + upperH;
    const cards = upper[at] ?? [];
    // Cards above stand on the axis, as flags do; the names stand over all of them.
    const up = top - stackH(cards);
    return [
      ...(heads[at] ? [{ ...heads[at], y: margin + headH - heads[at].h }] : []),
      ...cards.map((card) => ({ ...card, y: card.y + up })),
      ...(lower[at] ?? []).map((card) => ({ ...card, y: card.y + lowerY })),
    ];
  });
  const lowerH = Math.max(0, ...lower.map(stackH));
  const spots = columnsOf(map).flatMap((column) => {
    const segment = segments.find(({ stage }) => stage.id === column.stage.id);
    if (!segment) return [];
    const own = columnsOf(map).filter(({ stage }) => stage.id === column.stage.id);
    const part = segment.w / own.length;
    return [{ column: column.id, x: segment.x + part * own.findIndex(({ id }) => id === column.id) + 16 }];
  });
  return {
    form: "timeline",
    lang: map.lang,
    w: end + margin,
    h: lowerY + lowerH + 30 + margin,
    ground: [
      ...segments.slice(1).map(({ x }): Mark => ({
        kind: "box",
        x,
        y: margin,
        w: 1,
        h: lowerY + lowerH - margin,
        fill: "rule",
      })),
      ...(curve ? axisEmotions(input, curve, spots, axisY - 20 - feltH, feltH) : []),
      ...axisMarks(input, segments, axisY),
      lineMark(
        pensOf(input).said,
        segments.some(({ ms }) => ms !== undefined) ? input.formWords.measuredAxis : input.formWords.evenAxis,
        styles.micro,
        "ink-3",
        margin + gutter / 2,
        lowerY + lowerH + 12,
      ),
    ],
    groups: placed,
  };
};

const stackH = (cards: readonly Group[]): number => {
  const last = cards.at(-1);
  return last ? last.y + last.h : 0;
};

/** The cards of the stage in these lanes, one under another, from y 0. */
function stack(input: FormInput, { stage, x, w }: Segment, lanes: readonly Lane[]): readonly Group[] {
  const columns = columnsOf(input.map).filter((column) => column.stage.id === stage.id);
  const cards: Group[] = [];
  let y = 0;
  for (const lane of lanes)
    for (const column of columns)
      for (const card of input.map.cards) {
        if (card.lane !== lane.id || card.column !== column.id) continue;
        const group = formCard(input, lane, card, { x: x + gutter / 2, y, w: Math.min(w, 340) - gutter });
        cards.push(group);
        y += group.h + cardGap;
      }
  return cards;
}

function stageHead(input: FormInput, { stage, index, x, w }: Segment): Group {
  const { own, said } = pensOf(input);
  const letter = lineMark(said, stageLetter(index), styles.letter, "ink-2", gutter / 2, 4);
  const name = blockMark(own, stage.name, styles.stageName, "ink", gutter / 2, 22, w - gutter, 2);
  return {
    id: stage.id,
    role: "stage",
    x,
    y: 0,
    w,
    h: 22 + heightOf(name) + 2,
    label: stage.name,
    marks: [{ kind: "box", x: 1, y: 0, w: w - 1, h: 4, fill: stageTint(index) }, letter, name],
  };
}

/** Solid where the time was measured, dashed where it was not; the time stands under its piece. */
function axisMarks(input: FormInput, segments: readonly Segment[], y: number): readonly Mark[] {
  const { said } = pensOf(input);
  const isMeasured = segments.some(({ ms }) => ms !== undefined);
  return segments.flatMap(({ x, w, ms, n, index }): readonly Mark[] => {
    const from = x + 16;
    const isLast = index === segments.length - 1;
    const to = isLast ? x + w - 16 : x + w + 16;
    const line: Mark = {
      kind: "path",
      x: from,
      y,
      d: `M0 0L${to - from} 0`,
      stroke: ms === undefined ? "rule-2" : "over",
      width: ms === undefined ? 1.3 : 2,
      ...(ms === undefined && isMeasured && { dash: [2, 3] }),
    };
    const ring: Mark = {
      kind: "path",
      x: from,
      y,
      d: circle(0, 0, ringR),
      fill: "sheet",
      stroke: "ink",
      width: 2,
    };
    if (ms === undefined) return [line, ring];
    const time = lineMark(
      said,
      input.words.duration(ms),
      { ...styles.people, size: 15 },
      "over",
      from + 10,
      y + 8,
    );
    const count = lineMark(
      said,
      input.words.n(n),
      styles.micro,
      "ink-3",
      from + 10 + widthOf(time) + 6,
      y + 11,
    );
    return [line, ring, time, count];
  });
}
