import type { Group, Mark, Scene, SceneRow } from "@itinera/scene";
import { memo, type CSSProperties, type ReactNode } from "react";
import { Marks } from "./marks.tsx";
import styles from "./still-sheet.module.css";

interface StillSheetProps {
  readonly scene: Scene;
  readonly label: string;
  /** How large it is shown; 1 is one px of the sheet on one px of the screen. */
  readonly zoom?: number;
  /** Height of the window that it scrolls in, px; rows that are pinned stay in it where they leave room for others. */
  readonly windowH?: number;
  /** What lies over a layer, given the groups that are drawn in it. */
  readonly renderOver?: (groups: readonly Group[]) => ReactNode;
}

/** Part of the window that pinned rows may take. */
const mostPinned = 0.4;

/**
 * A map to be looked at. The stages stay at the top and the names of the lanes at the left while the rest scrolls.
 */
export function StillSheet({ scene, label, zoom = 1, windowH = 0, renderOver }: StillSheetProps) {
  const { headings, rows, connectors, header, ground, laneW, w, h } = scene;
  const pinned = scene.pinnedH * zoom < windowH * mostPinned ? rows.filter((row) => row.pinned) : [];
  const pinnedH = pinned.length > 0 ? scene.pinnedH : 0;
  // With the rule that ends them.
  const [beside, above] = [laneW + 1, header.h + 1 + pinnedH];
  const scaled = zoom === 1 ? undefined : { transform: `scale(${zoom})` };
  const layer = (
    of: { readonly name?: string | undefined; readonly w?: number; readonly h?: number },
    grounds: readonly (readonly Mark[])[],
    groups: readonly Group[],
  ) => (
    <div className={`${styles.layer} ${of.name ?? ""}`} style={sizeOf(of, zoom)}>
      <div className={styles.scaled} style={scaled}>
        {grounds.map((marks, at) => (
          <Marks key={at} marks={marks} />
        ))}
        {groups.map((group) => (
          <Drawn key={`${group.role} ${group.id}`} group={group} />
        ))}
        {renderOver?.(groups)}
      </div>
    </div>
  );
  const stages = pinned.length > 0 ? `${styles.stages} ${styles.pinned}` : styles.stages;
  const grounds = pinned.length > 0 ? [ground, header.ground] : [header.ground];
  const cells = (some: readonly SceneRow[]) => some.flatMap(({ groups }) => groups);
  const names = (some: readonly SceneRow[]) => some.map((row) => row.header);
  const headingGroups = headings.map(({ group }) => group);
  return (
    <div className={styles.sheet} role="img" aria-label={label} style={{ width: w * zoom, height: h * zoom }}>
      {layer({}, [ground], [...headingGroups, ...cells(rows), ...connectors.map(({ group }) => group)])}
      {layer({ name: styles.lanes, w: beside }, [ground], [...headingGroups, ...names(rows)])}
      {layer({ name: stages, h: above }, grounds, [
        ...cells(pinned),
        ...header.stages.map(({ group }) => group),
        ...header.steps,
        header.route,
        ...header.arrows.map(({ group }) => group),
      ])}
      {layer({ name: `${styles.lanes} ${stages}`, w: beside, h: above }, grounds, [
        ...names(pinned),
        header.corner,
      ])}
    </div>
  );
}

const sizeOf = ({ w, h }: { readonly w?: number; readonly h?: number }, zoom: number): CSSProperties => ({
  ...(w !== undefined && { width: w * zoom }),
  ...(h !== undefined && { height: h * zoom }),
});

/** The same group again is not drawn again. */
const Drawn = memo(function Drawn({ group }: { readonly group: Group }) {
  return (
    <div className={styles.group} style={{ left: group.x, top: group.y }}>
      <Marks marks={group.marks} />
    </div>
  );
});
