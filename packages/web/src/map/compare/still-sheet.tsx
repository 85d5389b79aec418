import type { Group, Scene } from "@itinera/scene";
import { Marks } from "../sheet/marks.tsx";
import styles from "./compare.module.css";
import type { Sort } from "./difference-words.ts";

interface StillSheetProps {
  readonly scene: Scene;
  readonly label: string;
  /** What is marked, by the id of the thing. */
  readonly marked: ReadonlyMap<string, Sort>;
  readonly side: "before" | "after";
}

/** Where things that can differ are drawn; the id of a group is that of its thing. */
const groupsOf = ({ headings, rows, connectors, header }: Scene): readonly Group[] => [
  ...headings.map(({ group }) => group),
  ...rows.flatMap((row) => [row.header, ...row.groups]),
  ...connectors.map(({ group }) => group),
  ...header.stages.map(({ group }) => group),
  ...header.steps,
];

const signs: Readonly<Record<Sort, string>> = { added: "+", removed: "−", changed: "~", moved: "→" };

/** A map to be looked at, with marks around what differs; the list beside it says the same in words. */
export function StillSheet({ scene, label, marked, side }: StillSheetProps) {
  const groups = groupsOf(scene);
  return (
    <div className={styles.sheet} role="img" aria-label={label} style={{ width: scene.w, height: scene.h }}>
      <Marks marks={scene.ground} />
      {groups
        .slice(0, groups.length - scene.header.stages.length - scene.header.steps.length)
        .map((group) => (
          <Drawn key={`${group.role} ${group.id}`} group={group} />
        ))}
      <Marks marks={scene.header.ground} />
      {[
        ...scene.header.stages.map(({ group }) => group),
        ...scene.header.steps,
        scene.header.corner,
        scene.header.route,
      ].map((group) => (
        <Drawn key={`${group.role} ${group.id}`} group={group} />
      ))}
      {groups.flatMap((group) => {
        const sort = marked.get(group.id);
        if (!sort) return [];
        const { x, y, w, h } = group;
        return (
          <div
            key={`mark ${group.role} ${group.id}`}
            id={`${side}-${group.id}`}
            className={styles.mark}
            data-sort={sort}
            style={{ left: x, top: y, width: Math.max(w, 8), height: Math.max(h, 8) }}
          >
            <span className={styles.sign}>{signs[sort]}</span>
          </div>
        );
      })}
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
