import type { Group, Scene } from "@itinera/scene";
import { Marks } from "../sheet/marks.tsx";
import styles from "./compare.module.css";
import type { Sort } from "./difference-words.ts";
import type { Side } from "./use-scroll-together.ts";

interface StillSheetProps {
  readonly scene: Scene;
  readonly label: string;
  /** What is marked, by the id of the thing. */
  readonly marked: ReadonlyMap<string, Sort>;
  readonly side: Side;
}

const signs: Readonly<Record<Sort, string>> = { added: "+", removed: "−", changed: "~", moved: "→" };

/**
 * A map to be looked at, with marks around what differs; the list beside it says the same in words. The stages
 * stay at the top and the names of the lanes at the left while the rest scrolls.
 */
export function StillSheet({ scene, label, marked, side }: StillSheetProps) {
  const { headings, rows, connectors, header, ground, laneW, w, h } = scene;
  // With the rule that ends them.
  const [beside, above] = [laneW + 1, header.h + 1];
  const draw = (groups: readonly Group[]) => (
    <>
      {groups.map((group) => (
        <Drawn key={`${group.role} ${group.id}`} group={group} />
      ))}
      {groups.flatMap((group) => {
        const sort = marked.get(group.id);
        return sort
          ? [
              <Mark
                key={`mark ${group.role} ${group.id}`}
                id={`${side}-${group.id}`}
                group={group}
                sort={sort}
              />,
            ]
          : [];
      })}
    </>
  );
  return (
    <div className={styles.sheet} role="img" aria-label={label} style={{ width: w, height: h }}>
      <div className={styles.layer}>
        <Marks marks={ground} />
        {draw([
          ...headings.map(({ group }) => group),
          ...rows.flatMap(({ groups }) => groups),
          ...connectors.map(({ group }) => group),
        ])}
      </div>
      <div className={`${styles.layer} ${styles.lanes}`} style={{ width: beside }}>
        <Marks marks={ground} />
        {headings.map(({ id, group }) => (
          <Drawn key={id} group={group} />
        ))}
        {draw(rows.map((row) => row.header))}
      </div>
      <div className={`${styles.layer} ${styles.stages}`} style={{ height: above }}>
        <Marks marks={header.ground} />
        {draw([
          ...header.stages.map(({ group }) => group),
          ...header.steps,
          header.route,
          ...header.arrows.map(({ group }) => group),
        ])}
      </div>
      <div
        className={`${styles.layer} ${styles.lanes} ${styles.stages}`}
        style={{ width: beside, height: above }}
      >
        <Marks marks={header.ground} />
        {draw([header.corner])}
      </div>
    </div>
  );
}

function Drawn({ group }: { readonly group: Group }) {
  return (
    <div className={styles.group} style={{ left: group.x, top: group.y }}>
      <Marks marks={group.marks} />
    </div>
  );
}

interface MarkProps {
  readonly id: string;
  readonly group: Group;
  readonly sort: Sort;
}

function Mark({ id, group: { x, y, w, h }, sort }: MarkProps) {
  return (
    <div
      id={id}
      className={styles.mark}
      data-sort={sort}
      style={{ left: x, top: y, width: Math.max(w, 8), height: Math.max(h, 8) }}
    >
      <span className={styles.sign}>{signs[sort]}</span>
    </div>
  );
}
