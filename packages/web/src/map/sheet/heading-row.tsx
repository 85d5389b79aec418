import type { Mark, SceneHeading } from "@itinera/scene";
import { memo } from "react";
import { useHands, useMayEdit } from "../editor/desk.ts";
import styles from "./heading-row.module.css";
import { Marks } from "./marks.tsx";
import { Scaled, Sized } from "./zoomed.tsx";

interface HeadingRowProps {
  readonly heading: SceneHeading;
  /** Rows above the lanes: stages, and steps where there are any. */
  readonly headerRows: number;
}

const isName = (mark: Mark): boolean => mark.kind === "text" || (mark.kind === "path" && mark.x < 20);

/** The dashes of a line end before its name, wherever the sheet is scrolled to. */
const backingOf = (mark: Mark, h: number): readonly Mark[] =>
  mark.kind === "text"
    ? [{ kind: "box", x: 0, y: 1, w: mark.x + (mark.lines[0]?.width ?? 0) + 8, h: h - 2, fill: "sheet" }]
    : [];

/** The name of a section, which a press folds and opens, or a line of a blueprint. The name stays at the left. */
export const HeadingRow = memo(function HeadingRow({ heading, headerRows }: HeadingRowProps) {
  const { editor } = useHands();
  const mayEdit = useMayEdit();
  const { group, of, y, h, line } = heading;
  const fold = () => {
    if (of.kind !== "section") return;
    editor.make({ kind: "section.set", id: of.section.id, fields: { collapsed: !of.collapsed } });
  };
  const names = group.marks.filter(isName);
  const backing = of.kind === "blueprint" ? names.flatMap((mark) => backingOf(mark, h)) : [];
  return (
    <Sized
      className={styles.heading}
      role="row"
      aria-rowindex={line + headerRows + 1}
      data-heading={heading.id}
      box={{ top: y, height: h }}
    >
      <Scaled aria-hidden>
        <Marks marks={group.marks.filter((mark) => !isName(mark))} />
      </Scaled>
      <div className={styles.name} role="rowheader" aria-colindex={1}>
        {of.kind === "section" && mayEdit ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={!of.collapsed}
            aria-label={group.label}
            onClick={fold}
          />
        ) : (
          <span className="visually-hidden">{group.label}</span>
        )}
        <Scaled className={styles.words} aria-hidden>
          <Marks marks={[...backing, ...names]} />
        </Scaled>
      </div>
    </Sized>
  );
});
