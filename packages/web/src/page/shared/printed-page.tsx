import type { Group, Mark, Scene } from "@itinera/scene";
import { Marks } from "../../map/sheet/marks.tsx";
import type { PrintPage } from "./print-pages.ts";
import styles from "./printed-map.module.css";

interface PrintedPageProps {
  readonly scene: Scene;
  readonly page: PrintPage;
  readonly scale: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + Math.max(a.w, 1) && a.y < b.y + b.h && b.y < a.y + Math.max(a.h, 1);

/** A part of the sheet on a page of its own, with the names of its stages and lanes. */
export function PrintedPage({ scene, page: { x0, x1, y0, y1 }, scale }: PrintedPageProps) {
  const { laneW, header, ground, rows, headings, connectors } = scene;
  const [w, h] = [laneW + x1 - x0, header.h + y1 - y0];
  const body = { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
  const lanes = { x: 0, y: y0, w: laneW, h: y1 - y0 };
  const stages = { x: x0, y: 0, w: x1 - x0, h: header.h };
  const headingGroups = headings.map(({ group }) => group);
  return (
    <div className={styles.sheet} style={{ width: w * scale, height: h * scale }}>
      <div className={styles.scaled} style={{ transform: `scale(${scale})` }}>
        <Part
          of={body}
          left={laneW}
          top={header.h}
          ground={ground}
          groups={[
            ...headingGroups,
            ...rows.flatMap(({ groups }) => groups),
            ...connectors.map(({ group }) => group),
          ]}
        />
        <Part
          of={lanes}
          left={0}
          top={header.h}
          ground={ground}
          groups={[...headingGroups, ...rows.map((row) => row.header)]}
        />
        <Part
          of={stages}
          left={laneW}
          top={0}
          ground={header.ground}
          groups={[
            ...header.stages.map(({ group }) => group),
            ...header.steps,
            header.route,
            ...header.arrows.map(({ group }) => group),
          ]}
        />
        <Part
          of={{ x: 0, y: 0, w: laneW, h: header.h }}
          left={0}
          top={0}
          ground={header.ground}
          groups={[header.corner]}
        />
      </div>
    </div>
  );
}

interface PartProps {
  /** What of the sheet is seen through it. */
  readonly of: Box;
  readonly left: number;
  readonly top: number;
  readonly ground: readonly Mark[];
  readonly groups: readonly Group[];
}

function Part({ of, left, top, ground, groups }: PartProps) {
  return (
    <div className={styles.part} style={{ left, top, width: of.w, height: of.h }}>
      <div className={styles.moved} style={{ left: -of.x, top: -of.y }}>
        <Marks marks={ground} />
        {groups
          .filter((group) => group.role === "route" || meet(group, of))
          .map((group) => (
            <div
              key={`${group.role} ${group.id}`}
              className={styles.moved}
              style={{ left: group.x, top: group.y }}
            >
              <Marks marks={group.marks} />
            </div>
          ))}
      </div>
    </div>
  );
}
