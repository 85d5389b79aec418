import type { Attachment, Card, Image } from "@itinera/core";
import type { ImageMark, Mark } from "../../draw/mark.ts";
import { styles } from "../density.ts";
import { lineMark, linesMark, type Pen } from "../pen.ts";
import { oneLine } from "../../text/ellipsis.ts";

/** px; a picture that is taller is cut at its lower edge. */
const tallestImage = 180;
const rowH = 20;

type ImageAttachment = Extract<Attachment, { kind: "image" }>;

const imagesOf = (card: Card): readonly ImageAttachment[] =>
  (card.attachments ?? []).filter((one) => one.kind === "image");

interface Set {
  readonly h: number;
  readonly marks: readonly Mark[];
}

/** The first picture across the whole card, and how many more there are. */
export function pictureMarks(card: Card, pen: Pen, alt: string, w: number): Set {
  const images = imagesOf(card);
  const [first] = images;
  if (!first) return { h: 0, marks: [] };
  const mark = imageMark(first, first.alt ?? alt, 2, 2, w - 4);
  const more = images.length - 1;
  const label = lineMark(pen, `+${more}`, styles.microStrong, "ink", 0, 0);
  return {
    h: mark.h + 4,
    marks: [
      mark,
      ...(more === 0
        ? []
        : [
            {
              kind: "box" as const,
              x: w - 30,
              y: mark.h - 16,
              w: 26,
              h: 16,
              radius: 3,
              fill: "raise" as const,
            },
            { ...label, x: w - 24, y: label.y + mark.h - 15 },
          ]),
    ],
  };
}

/** A picture `w` px wide; what would be too tall loses its lower part. */
function imageMark(
  { asset, width, height, crop }: Image,
  alt: string,
  x: number,
  y: number,
  w: number,
): ImageMark {
  const part = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const whole = (w * part.height * height) / (part.width * width);
  const h = Math.max(8, Math.min(tallestImage, Math.round(whole)));
  const shown = whole > h ? { ...part, height: (part.height * h) / whole } : crop;
  return { kind: "image", x, y, w, h, asset, alt, ...(shown && { crop: shown }) };
}

/** One row for each document and link. */
export function fileMarks(card: Card, pen: Pen, x: number, w: number, top: number): Set {
  const files = (card.attachments ?? []).filter((one) => one.kind !== "image");
  return {
    h: files.length * rowH,
    marks: files.flatMap((file, at): readonly Mark[] => {
      const y = top + at * rowH;
      const icon = file.kind === "link" ? "link" : "file-text";
      const name = file.kind === "link" ? (file.title ?? file.url.replace(/^\w+:(\/\/)?/, "")) : file.name;
      const line = oneLine(name, "ui-400", styles.small.size, Math.max(1, w - 18), pen.fonts);
      const link = file.kind === "link" ? file.url : undefined;
      const runs = link === undefined ? line.runs : line.runs.map((run) => ({ ...run, link }));
      return [
        { kind: "icon", x, y: y + 3, size: 13, icon, ink: "ink-3" },
        linesMark(pen, [{ ...line, runs }], styles.small, "ink-2", x + 18, y + 2),
      ];
    }),
  };
}
