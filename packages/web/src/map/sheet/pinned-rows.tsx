import type { Scene } from "@itinera/scene";
import type { ReactNode } from "react";
import { useView } from "../editor/view.ts";
import { Marks } from "./marks.tsx";
import styles from "./pinned-rows.module.css";
import { pinnedMark } from "./sheet-point.ts";
import { Scaled } from "./zoomed.tsx";

interface PinnedRowsProps {
  readonly scene: Scene;
  readonly children: ReactNode;
}

/** Part of the window that they may take; with more there would be no room for the rest. */
const most = 0.4;
/** Above the sheet, px; hidden while the sheet scrolls. */
const deskMargin = 8;

/** Lanes that stay under the header while the others scroll, on a sheet of their own. */
export function PinnedRows({ scene, children }: PinnedRowsProps) {
  const zoom = useView((view) => view.zoom);
  const { pinnedH, header, ground } = scene;
  const height = pinnedH * zoom;
  const stays = height < innerHeight * most;
  return (
    <div
      className={stays ? `${styles.pinned} ${styles.stays}` : styles.pinned}
      role="rowgroup"
      {...{ [pinnedMark]: header.h }}
      style={{ top: stays ? header.h * zoom - deskMargin : undefined, height }}
    >
      <div className={styles.ground} aria-hidden>
        <Scaled>
          <div className={styles.moved} style={{ top: -header.h }}>
            <Marks marks={ground} />
          </div>
        </Scaled>
      </div>
      {children}
    </div>
  );
}
