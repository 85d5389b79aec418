import {
  channelIcon,
  columnsOf,
  laneKindOf,
  plainTextOf,
  stageLetter,
  team,
  type Card,
  type Column,
  type Feeling,
  type Image,
  type Lane,
  type LaneKind,
} from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { stageTint, stageWash } from "../draw/palette.ts";
import { personaMarker, teamMarker } from "../draw/persona-marker.ts";
import { styles } from "../layout/density.ts";
import { blockMark, heightOf, lineMark, widthOf } from "../layout/pen.ts";
import { formCard } from "./form-card.ts";
import { pensOf } from "./form-pens.ts";
import type { FormInput, FormLayout } from "./form-scene.ts";
import { face } from "./face.ts";

/** Least width of a frame; its picture is 16 : 9. */
const leastW = 264;
const mostW = 340;
const gap = 20;
const margin = 24;
const pad = 12;
const titleGap = 8;

/** What each line of a frame is made of, in this order. */
const parts = [
  { key: "does", kinds: ["actions", "touchpoints", "flow"] },
  { key: "thinks", kinds: ["thoughts", "quotes", "needs", "expectations", "fears"] },
] as const satisfies readonly { key: "does" | "thinks"; kinds: readonly LaneKind[] }[];
/** So many cards a line; the others are counted. */
const mostCards = 3;

interface Frame {
  readonly column: Column;
  readonly groups: readonly Group[];
  readonly h: number;
}

/** One frame a step: picture, name, what the customer does, thinks and feels. */
export const storyboard: FormLayout = (input) => {
  const columns = columnsOf(input.map);
  const room = Math.max(leastW, input.width - margin * 2);
  const perRow = Math.max(1, Math.min(columns.length, Math.floor((room + gap) / (leastW + gap))));
  const w = Math.min(mostW, Math.floor((room + gap) / perRow - gap));
  const groups: Group[] = [];
  let y = margin;
  for (let at = 0; at < columns.length; at += perRow) {
    const frames = columns.slice(at, at + perRow).map((column) => frameOf(input, column, w));
    const h = Math.max(...frames.map((frame) => frame.h));
    frames.forEach((frame, place) => {
      const x = margin + place * (w + gap);
      for (const group of frame.groups) {
        const [head] = frame.groups;
        groups.push({
          ...group,
          x: group.x + x,
          y: group.y + y,
          ...(group === head && { h, marks: framed(group, h) }),
        });
      }
    });
    y += h + gap;
  }
  return {
    form: "storyboard",
    lang: input.map.lang,
    w: margin * 2 + perRow * (w + gap) - gap,
    h: y - gap + margin,
    ground: [],
    groups,
  };
};

/** The frame's paper and edge, as high as the highest of its row. */
const framed = (group: Group, h: number): readonly Mark[] => [
  { kind: "box", x: 0, y: 0, w: group.w, h, radius: 6, fill: "sheet", stroke: "rule-2", width: 1 },
  ...group.marks,
];

function frameOf(input: FormInput, column: Column, w: number): Frame {
  const { own, said } = pensOf(input);
  const { map, words, formWords } = input;
  const index = map.stages.findIndex((stage) => stage.id === column.stage.id);
  const pictureH = Math.round((w * 9) / 16);
  const place = `${stageLetter(index)}${column.step ? `  ${column.stage.name}` : ""}`;
  const letter = lineMark(own, place, styles.microStrong, "ink-3", pad, pictureH + 10, w - pad * 2);
  const name = blockMark(
    own,
    (column.step ?? column.stage).name,
    styles.stageName,
    "ink",
    pad,
    pictureH + 26,
    w - pad * 2,
    2,
  );
  const marks: Mark[] = [...picture(input, column, index, w, pictureH), letter, name];
  const cards: Group[] = [];
  let y = pictureH + 26 + heightOf(name) + titleGap;
  const heading = (text: string) => {
    marks.push(lineMark(said, text, styles.microStrong, "ink-3", pad, y));
    y += styles.microStrong.leading + 1;
  };
  for (const { key, kinds } of parts) {
    const all = cardsOf(input, column, kinds);
    if (all.length === 0) continue;
    heading(formWords[key]);
    for (const { lane, card } of all.slice(0, mostCards)) {
      const group = formCard(input, lane, card, { x: pad - 4, y, w: w - pad * 2 + 8, most: 3 });
      cards.push(group);
      y += group.h;
    }
    if (all.length > mostCards) {
      marks.push(lineMark(said, formWords.more(all.length - mostCards), styles.micro, "ink-3", pad + 18, y));
      y += styles.micro.leading;
    }
    y += 6;
  }
  const felt = feelingsAt(input, column);
  if (felt.length > 0) {
    heading(formWords.feels);
    let x = pad;
    for (const one of felt) {
      const persona = map.personas.find(({ id }) => id === one.persona);
      const isOther = persona !== undefined && input.only !== undefined && persona.id !== input.only;
      const value = words.feeling(one.value);
      const label = lineMark(said, value, styles.smallStrong, isOther ? "ink-3" : "ink", x + 34, y + 2);
      const marker = persona
        ? personaMarker(persona.slot, x + 6, y + 10, "hollow")
        : teamMarker(x + 6, y + 10);
      marks.push(
        isOther ? { ...marker, stroke: "rule-2" } : marker,
        ...face(one.value, x + 23, y + 10, 8, isOther ? "ink-3" : "ink-2"),
        label,
      );
      x += 34 + widthOf(label) + 14;
      if (x > w - 70) {
        x = pad;
        y += 22;
      }
    }
    y += x === pad ? 4 : 24;
  }
  const { id, stage, step } = column;
  return {
    column,
    h: y + pad - 4,
    groups: [
      {
        id,
        role: step ? "step" : "stage",
        x: 0,
        y: 0,
        w,
        h: y + pad,
        label: [
          step ? `${stage.name}: ${step.name}` : stage.name,
          ...felt.map(
            (one) =>
              `${map.personas.find((persona) => persona.id === one.persona)?.name ?? words.team} ${words.feeling(one.value)}`,
          ),
        ].join(", "),
        marks,
      },
      ...cards,
    ],
  };
}

const cardsOf = (
  { map }: FormInput,
  column: Column,
  kinds: readonly LaneKind[],
): readonly { lane: Lane; card: Card }[] =>
  kinds
    .flatMap((kind) => map.lanes.filter((lane) => lane.kind === kind && lane.hidden !== true))
    .flatMap((lane) =>
      map.cards
        .filter((card) => card.lane === lane.id && card.column === column.id)
        .map((card) => ({ lane, card })),
    );

const feelingsAt = ({ map }: FormInput, column: Column): readonly Feeling[] => {
  const lane = map.lanes.find((one) => {
    const kind = laneKindOf(one.kind);
    return kind.shape === "curve" && kind.scale === "emotion" && one.hidden !== true;
  });
  const order = [team, ...map.personas.map((one) => one.id)];
  return map.feelings
    .filter((one) => one.lane === lane?.id && one.column === column.id && one.state === undefined)
    .toSorted((a, b) => order.indexOf(a.persona) - order.indexOf(b.persona));
};

/** The first picture of the column's cards; without one, what the step is like: its channels on its tint. */
function picture(input: FormInput, column: Column, index: number, w: number, h: number): readonly Mark[] {
  const cards = input.map.cards.filter((card) => card.column === column.id);
  const image = cards.flatMap((card) =>
    (card.attachments ?? []).flatMap((one): { image: Image; card: Card }[] =>
      one.kind === "image" ? [{ image: one, card }] : [],
    ),
  )[0];
  const band: Mark = { kind: "box", x: 1, y: 1, w: w - 2, h: 4, fill: stageTint(index) };
  if (image) {
    const { asset, crop, alt } = image.image;
    return [
      {
        kind: "image",
        x: 1,
        y: 5,
        w: w - 2,
        h: h - 5,
        asset,
        crop: fitted(image.image, (w - 2) / (h - 5)) ?? crop,
        alt: alt ?? plainTextOf(image.card.text),
      },
      band,
    ];
  }
  const icons = [
    ...new Set(cards.flatMap((card) => card.channels.map((channel) => channelIcon(channel)))),
  ].slice(0, 4);
  if (icons.length === 0) icons.push("image");
  const size = 36;
  const step = size + 22;
  const left = (w - (icons.length * step - 22)) / 2;
  return [
    { kind: "box", x: 1, y: 1, w: w - 2, h: h - 1, fill: stageWash(index) },
    band,
    ...icons.map((icon, at): Mark => ({
      kind: "icon",
      x: left + at * step,
      y: (h - size) / 2 + 2,
      size,
      icon,
      ink: cards.length === 0 ? "rule-2" : "ink-3",
    })),
    { kind: "box", x: 1, y: h, w: w - 2, h: 1, fill: "rule" },
  ];
}

/** The part of a picture that fills a box of this shape, in shares of the whole, from what is shown of it. */
function fitted({ width, height, crop }: Image, shape: number): Image["crop"] {
  const shown = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const [w, h] = [shown.width * width, shown.height * height];
  if (w / h > shape) {
    const part = (h * shape) / width;
    return { ...shown, x: shown.x + (shown.width - part) / 2, width: part };
  }
  const part = w / shape / height;
  return { ...shown, y: shown.y + (shown.height - part) / 2, height: part };
}
