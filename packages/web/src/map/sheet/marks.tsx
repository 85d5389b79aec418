import { baselineOf, iconPath, iconSize, iconStroke, standardFonts } from "@itinera/scene";
import type {
  BoxMark,
  FontId,
  IconMark,
  ImageMark,
  Mark,
  PathMark,
  TextMark,
  WashMark,
} from "@itinera/scene";
import { memo, use, type CSSProperties, type ReactNode } from "react";
import { AssetUrlContext } from "./asset-url.ts";
import styles from "./marks.module.css";

const ink = (name: string) => `var(--${name})`;

const fontOf = (font: FontId, size: number, leading: number): CSSProperties["font"] => {
  // What our fonts lack, pictures mostly, the system shows; its width was reckoned with.
  if (font === "emoji") return `${size}px/${leading}px var(--font-ui)`;
  const { family, weight, italic } = standardFonts.of(font);
  return `${italic ? "italic " : ""}${weight} ${size}px/${leading}px "${family}"`;
};

function Text({ x, y, size, leading, fill, lang, lines, turned }: TextMark) {
  const first = lines[0]?.runs[0]?.font ?? "ui-400";
  const baseline = baselineOf(standardFonts.of(first === "emoji" ? "ui-400" : first), size, leading);
  // About the start of its baseline.
  const turn = turned ? { rotate: "-90deg", transformOrigin: `0 ${baseline}px` } : {};
  return (
    <div
      className={styles.text}
      lang={lang}
      style={{ left: x, top: y - baseline, color: ink(fill), ...turn }}
    >
      {lines.map((line, at) => (
        <span
          key={at}
          className={line.hyphen ? styles.hyphenated : styles.line}
          style={{ height: leading, font: fontOf(line.runs[0]?.font ?? first, size, leading) }}
        >
          {line.runs.map((run, place) =>
            place === 0 ? (
              run.text
            ) : (
              <span key={place} style={{ font: fontOf(run.font, size, leading) }}>
                {run.text}
              </span>
            ),
          )}
        </span>
      ))}
    </div>
  );
}

function Box({ x, y, w, h, radius, fill, stroke, width = 1, dash }: BoxMark) {
  return (
    <div
      className={styles.box}
      style={{
        left: x,
        top: y,
        width: w,
        height: h,
        borderRadius: radius,
        background: fill && ink(fill),
        border: stroke && `${width}px ${dash ? "dashed" : "solid"} ${ink(stroke)}`,
      }}
    />
  );
}

function Wash({ x, y, w, h, ink: name, full }: WashMark) {
  const way = full === "above" ? "to bottom" : "to top";
  return (
    <div
      className={styles.box}
      style={{
        left: x,
        top: y,
        width: w,
        height: h,
        background: `linear-gradient(${way}, ${ink(name)}, transparent)`,
      }}
    />
  );
}

function Stroke(mark: IconMark | PathMark) {
  if (mark.kind === "icon") {
    const { x, y, size, icon, ink: name } = mark;
    return (
      <path
        transform={`translate(${x} ${y}) scale(${size / iconSize})`}
        d={iconPath(icon)}
        fill="none"
        stroke={ink(name)}
        strokeWidth={(iconStroke * iconSize) / 16}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    );
  }
  const { x, y, d, fill, stroke, width = 1, dash } = mark;
  return (
    <path
      transform={`translate(${x} ${y})`}
      d={d}
      fill={fill ? ink(fill) : "none"}
      stroke={stroke && ink(stroke)}
      strokeWidth={width}
      strokeDasharray={dash?.join(" ")}
      strokeLinecap={dash ? "butt" : "round"}
      strokeLinejoin="round"
    />
  );
}

/** The shown part of a picture fills the box; the rest lies outside of it. */
function Picture({ x, y, w, h, asset, crop = { x: 0, y: 0, width: 1, height: 1 }, alt }: ImageMark) {
  const urlOf = use(AssetUrlContext);
  const url = urlOf(asset);
  return (
    <div className={styles.picture} style={{ left: x, top: y, width: w, height: h }}>
      {url !== undefined && (
        <img
          src={url}
          alt={alt}
          draggable={false}
          loading="lazy"
          style={{
            left: (-crop.x * w) / crop.width,
            top: (-crop.y * h) / crop.height,
            width: w / crop.width,
            height: h / crop.height,
          }}
        />
      )}
    </div>
  );
}

const isStroke = (mark: Mark): mark is IconMark | PathMark => mark.kind === "icon" || mark.kind === "path";

function drawn(mark: Exclude<Mark, IconMark | PathMark>, at: number) {
  switch (mark.kind) {
    case "text":
      return <Text key={at} {...mark} />;
    case "box":
      return <Box key={at} {...mark} />;
    case "wash":
      return <Wash key={at} {...mark} />;
    case "image":
      return <Picture key={at} {...mark} />;
  }
}

/** Strokes that follow one another are one picture: each picture by itself costs the browser as much as a box does. */
function drawnAll(marks: readonly Mark[]): readonly ReactNode[] {
  const drawings: ReactNode[] = [];
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at];
    if (!mark) continue;
    if (!isStroke(mark)) {
      drawings.push(drawn(mark, at));
      continue;
    }
    const strokes = [mark];
    for (let next = marks[at + 1]; next && isStroke(next); next = marks[++at + 1]) strokes.push(next);
    drawings.push(
      <svg key={at} className={styles.strokes}>
        {strokes.map((stroke, place) => (
          <Stroke key={place} {...stroke} />
        ))}
      </svg>,
    );
  }
  return drawings;
}

interface MarksProps {
  readonly marks: readonly Mark[];
}

/** A display list on the screen. The scene gives the same list again while nothing changed. */
export const Marks = memo(function Marks({ marks }: MarksProps) {
  return <>{drawnAll(marks)}</>;
});
