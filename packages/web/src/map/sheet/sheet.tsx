import type { Scene, SceneRow } from "@itinera/scene";
import { useMemo, useRef, type KeyboardEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { ActionMenu } from "../action/action-menu.tsx";
import { actionFor } from "../action/actions.ts";
import { useActionScene } from "../action/page-verbs.ts";
import { useDesk, useEditorState, useMayEdit } from "../editor/desk.ts";
import { keyName } from "../editor/key-name.ts";
import { useView } from "../editor/view.ts";
import { Cursors } from "../presence/cursors.tsx";
import { Selections } from "../presence/selections.tsx";
import { FrameMark } from "../selection/frame-mark.tsx";
import { useChoosing } from "../selection/use-choosing.ts";
import { useFrame } from "../selection/use-frame.ts";
import { Connectors } from "./connectors.tsx";
import { DropMark } from "./drop-mark.tsx";
import { HeadRows } from "./head-rows.tsx";
import { HeadingRow } from "./heading-row.tsx";
import { LaneRow } from "./lane-row.tsx";
import { Marks } from "./marks.tsx";
import { PinnedRows } from "./pinned-rows.tsx";
import { spanOf, unseenRow, type Span } from "./row-sight.ts";
import styles from "./sheet.module.css";
import { placeBox } from "./place-box.ts";
import { useAnchor } from "./use-anchor.ts";
import { useFocus } from "./use-focus.ts";
import { usePinchZoom } from "./use-pinch-zoom.ts";
import { useSheetDrag } from "./use-sheet-drag.ts";
import { useRowSights } from "./use-row-sights.ts";
import { useWheelZoom } from "./use-wheel-zoom.ts";
import { useTouchDrag } from "./use-touch-drag.ts";
import { useZoomPlace } from "./use-zoom-place.ts";
import { WritingLayer } from "./writing-layer.tsx";
import { Scaled } from "./zoomed.tsx";

/** The columns that a box covers; the same object while they are the same. */
function usePin(scene: Scene, box: { readonly x: number; readonly w: number } | undefined): Span | undefined {
  const { from, to } = spanOf(scene, box ? { x0: box.x, x1: box.x + box.w } : { x0: 0, x1: 0 });
  const span = useMemo(() => ({ from, to }), [from, to]);
  return box && span;
}

/** The map on its desk: what is in sight is drawn, and what the hand holds wherever it lies. */
export function Sheet() {
  const deskOfMap = useDesk();
  const { editor, map, scene, hintsOf } = deskOfMap;
  const zoom = useView((view) => view.zoom);
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  useZoomPlace(element);
  const sights = useRowSights(element, scene, zoom);
  const place = useEditorState(editor, (state) => state.place);
  const isBusy = useEditorState(
    editor,
    ({ hand }) => hand.kind === "dragging" || hand.kind === "carrying" || hand.kind === "shaping",
  );
  useSheetDrag(element, deskOfMap);
  useAnchor(element, deskOfMap);
  useFocus(element, deskOfMap);
  useWheelZoom(element);
  usePinchZoom(element);
  useTouchDrag(element, deskOfMap);
  useChoosing(element, editor);
  const mayEdit = useMayEdit();
  const frame = useFrame(element, deskOfMap);
  const sceneNow = useActionScene();

  // What the hand holds is drawn wherever it lies.
  const pinned = place && placeBox(map, scene, place);
  const pin = usePin(scene, pinned);
  const isPinned = ({ y, h }: SceneRow) =>
    pinned !== undefined && y < pinned.y + pinned.h && y + h > pinned.y;
  // As they follow one another, also for those who hear them.
  const lines = useMemo(
    () => [...scene.headings, ...scene.rows.filter((row) => !row.pinned)].sort((a, b) => a.line - b.line),
    [scene.headings, scene.rows],
  );
  const headerRows = scene.header.steps.length > 0 ? 2 : 1;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const scene = sceneNow();
    const action = actionFor(keyName(event), scene);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action.perform(scene);
  };

  const laneRow = (row: SceneRow, above = 0) => {
    const sight = sights.rows.get(row.lane.id);
    const rowPin = isPinned(row) ? pin : undefined;
    return (
      (sight ?? rowPin) && (
        <LaneRow
          key={row.lane.id}
          row={row}
          columns={scene.columns}
          sight={sight ?? unseenRow(zoom)}
          pin={rowPin}
          hintsOf={hintsOf}
          headerRows={headerRows}
          above={above}
        />
      )
    );
  };

  return (
    <div
      ref={element}
      className={styles.desk}
      data-busy={isBusy || undefined}
      data-still={!mayEdit || undefined}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) editor.select(undefined);
      }}
    >
      <div
        className={styles.sheet}
        data-sheet=""
        style={{ width: scene.w * zoom, height: scene.h * zoom }}
        onKeyDown={onKeyDown}
      >
        <Selections layer="top" />
        <Selections layer="side" />
        <Scaled className={styles.layer} aria-hidden>
          <Marks marks={scene.ground} />
        </Scaled>
        <div
          className={styles.grid}
          role="grid"
          aria-label={map.name}
          aria-multiselectable
          aria-rowcount={scene.lines + headerRows}
          aria-colcount={scene.columns.length + 1}
        >
          <HeadRows header={scene.header} inSight={sights.columns} pin={pin} />
          {scene.pinnedH > 0 && (
            <PinnedRows scene={scene}>
              {scene.rows.filter((row) => row.pinned).map((row) => laneRow(row, scene.header.h))}
            </PinnedRows>
          )}
          <div className={styles.rows} role="rowgroup">
            {lines.map((one) =>
              "lane" in one ? (
                laneRow(one)
              ) : (
                <HeadingRow key={one.id} heading={one} headerRows={headerRows} />
              ),
            )}
          </div>
        </div>
        {scene.connectors.length > 0 && (
          <Scaled className={`${styles.layer} ${styles.arrows}`} aria-hidden>
            <Connectors connectors={scene.connectors} />
          </Scaled>
        )}
        <Selections layer="sheet" />
        <Scaled className={`${styles.layer} ${styles.writing}`}>
          <WritingLayer />
        </Scaled>
        <Scaled className={`${styles.layer} ${styles.above}`} aria-hidden>
          <DropMark />
          <FrameMark frame={frame} />
        </Scaled>
        <Cursors />
      </div>
      <ActionMenu element={element} />
      <p className="visually-hidden">{t(mayEdit ? "map:keys" : "map:keysToRead")}</p>
    </div>
  );
}
