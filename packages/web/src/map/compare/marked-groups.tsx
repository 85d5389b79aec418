import type { Group, Role } from "@itinera/scene";
import styles from "./compare.module.css";
import type { Sort } from "./difference-words.ts";
import type { Side } from "./use-scroll-together.ts";

interface MarkedGroupsProps {
  readonly groups: readonly Group[];
  /** What is marked, by the id of the thing. */
  readonly marked: ReadonlyMap<string, Sort>;
  readonly side: Side;
}

const signs: Readonly<Record<Sort, string>> = { added: "+", removed: "−", changed: "~", moved: "→" };

const heads: ReadonlySet<Role> = new Set(["stage", "step"]);

/** Marks around what differs; the list beside the sheet says the same in words. */
export function MarkedGroups({ groups, marked, side }: MarkedGroupsProps) {
  return groups.map(({ id, role, x, y, w, h }) => {
    const sort = marked.get(id);
    return (
      sort && (
        <div
          key={`${role} ${id}`}
          id={`${side}-${id}`}
          className={styles.mark}
          data-sort={sort}
          style={{ left: x, top: y, width: Math.max(w, 8), height: Math.max(h, 8) }}
        >
          <span className={styles.sign} data-inside={heads.has(role) || undefined}>
            {signs[sort]}
          </span>
        </div>
      )
    );
  });
}
