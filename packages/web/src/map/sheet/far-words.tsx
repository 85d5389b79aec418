import type { Group, SceneRow } from "@itinera/scene";
import { memo } from "react";
import styles from "./lane-row.module.css";

interface FarWordsProps {
  readonly row: SceneRow;
}

/** Height of the strokes, and how far above the baseline their middle is as part of the type's size. */
const strokeH = 5;
const rise = 0.3;

/** A stroke for each line of a card's text, as long as the line; from the sheet's left and the row's top. */
const strokes = ({ x, y, marks }: Group, top: number): string =>
  marks
    .flatMap((mark) =>
      mark.kind === "text"
        ? mark.lines.map((line, at) => {
            const middle = y - top + mark.y + at * mark.leading - mark.size * rise;
            return `M${Math.round(x + mark.x)} ${Math.round(middle)}h${Math.round(line.width)}`;
          })
        : [],
    )
    .join("");

/** The words of a row's cards from afar, in one element: letters of 5 px are dear to draw and nobody reads them. */
export const FarWords = memo(function FarWords({ row }: FarWordsProps) {
  const cards = row.groups.filter((group) => group.role === "card");
  return (
    <svg className={styles.far} aria-hidden>
      <path
        d={cards.map((group) => strokes(group, row.y)).join("")}
        stroke="var(--edge)"
        strokeWidth={strokeH}
      />
    </svg>
  );
});
