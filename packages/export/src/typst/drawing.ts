import {
  fontFace,
  iconPath,
  iconSize,
  iconStroke,
  printedText,
  safeLink,
  solidColour,
  standardFonts,
  type Group,
  type Ink,
  type Mark,
  type Palette,
  type TextMark,
} from "@itinera/scene";

/** One command of an outline; numbers in px. */
type Command = readonly [letter: "M" | "L" | "C" | "Z", ...numbers: number[]];

interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  /** px */
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** What the Typst program draws; places in px from the sheet's, cell's or page's corner. */
export type Shape =
  | (Paint & {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly radius: number;
    })
  | (Paint & {
      readonly kind: "curve";
      readonly x: number;
      readonly y: number;
      readonly commands: readonly Command[];
      readonly round: boolean;
    })
  | {
      readonly kind: "wash";
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: "image";
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly asset: string;
      readonly alt: string;
      /** The whole picture, from the corner of what is shown of it. */
      readonly whole: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    };

/** A finished run; `y` is its baseline. */
export interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  readonly size: number;
  readonly fill: string;
  readonly lang: string;
  readonly link?: string;
  /** Reads from below, about x, y. */
  readonly turned?: boolean;
}

export interface Drawing {
  readonly shapes: readonly Shape[];
  readonly words: readonly Words[];
}

/** Shapes and words of `marks`, moved by x, y. */
export function drawingOf(marks: readonly Mark[], palette: Palette, x = 0, y = 0): Drawing {
  const colour = (ink: Ink) => solidColour(palette, ink);
  return {
    shapes: marks.flatMap((mark) => shapeOf(mark, colour, x, y)),
    words: marks.flatMap((mark) => (mark.kind === "text" ? wordsOf(mark, colour, x, y) : [])),
  };
}

export const groupDrawing = (group: Group, palette: Palette, x = 0, y = 0): Drawing =>
  drawingOf(group.marks, palette, group.x - x, group.y - y);

/** "M0 1L2 3" as commands, scaled. */
function commandsOf(d: string, scale = 1): readonly Command[] {
  return [...d.matchAll(/([MLCZ])([^MLCZ]*)/g)].map(([, letter = "Z", numbers = ""]): Command => [
    letter as Command[0],
    ...(numbers.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map((number) => Number(number) * scale),
  ]);
}

function shapeOf(mark: Mark, colour: (ink: Ink) => string, dx: number, dy: number): readonly Shape[] {
  if (mark.kind === "text") return [];
  const [x, y] = [mark.x + dx, mark.y + dy];
  switch (mark.kind) {
    case "box": {
      const { w, h, radius = 0, fill, stroke, width = 1, dash } = mark;
      const inset = stroke ? width / 2 : 0;
      const place = { x: x + inset, y: y + inset, w: w - inset * 2, h: h - inset * 2 };
      return [{ kind: "box", ...place, radius, ...paint(colour, fill, stroke, width, dash) }];
    }
    case "path": {
      const { d, fill, stroke, width = 1, dash } = mark;
      return [
        {
          kind: "curve",
          x,
          y,
          commands: commandsOf(d),
          round: false,
          ...paint(colour, fill, stroke, width, dash),
        },
      ];
    }
    case "icon": {
      const { size, icon, ink } = mark;
      const commands = commandsOf(iconPath(icon), size / iconSize);
      return [
        {
          kind: "curve",
          x,
          y,
          commands,
          round: true,
          ...paint(colour, undefined, ink, (iconStroke * size) / 16),
        },
      ];
    }
    case "wash": {
      const { w, h, ink, full } = mark;
      const [from, to] = full === "above" ? [colour(ink), colour("sheet")] : [colour("sheet"), colour(ink)];
      return [{ kind: "wash", x, y, w, h, from, to }];
    }
    case "image": {
      const { w, h, asset, alt, crop = { x: 0, y: 0, width: 1, height: 1 } } = mark;
      const whole = {
        x: (-crop.x * w) / crop.width,
        y: (-crop.y * h) / crop.height,
        w: w / crop.width,
        h: h / crop.height,
      };
      return [{ kind: "image", x, y, w, h, asset, alt, whole }];
    }
  }
}

const paint = (
  colour: (ink: Ink) => string,
  fill: Ink | undefined,
  stroke: Ink | undefined,
  width: number,
  dash?: readonly number[],
): Paint => ({
  ...(fill && { fill: colour(fill) }),
  ...(stroke && { stroke: colour(stroke), width, ...(dash && { dash }) }),
});

function wordsOf(mark: TextMark, colour: (ink: Ink) => string, dx: number, dy: number): readonly Words[] {
  return mark.lines.flatMap((line, at) => {
    const left = mark.x + dx;
    let x = left;
    return line.runs.map((run, place) => {
      const { family, weight, style } = fontFace(run.font, standardFonts);
      const isLast = place === line.runs.length - 1;
      const text = printedText(run);
      const link = safeLink(run.link);
      const baseline = mark.y + dy + at * mark.leading;
      const words: Words = {
        x: mark.turned ? left : x,
        y: mark.turned ? baseline - (x - left) : baseline,
        text: text + (isLast && line.hyphen ? "-" : ""),
        family,
        weight,
        style,
        size: mark.size,
        fill: colour(mark.fill),
        lang: mark.lang,
        ...(link !== undefined && { link }),
        ...(mark.turned && { turned: true }),
      };
      x += run.width;
      return words;
    });
  });
}
