import type { Group, Scene } from "@itinera/scene";
import { useEffect, useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { arrows } from "../action/action.ts";
import { keyName } from "../editor/key-name.ts";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { useView } from "../editor/view.ts";
import { sheetMark } from "../sheet/sheet-point.ts";
import { partInSight, scrollToMiddle, type Part } from "./minimap-window.ts";
import styles from "./minimap.module.css";

/** px; the shape of the map decides which of them is full. */
const largest = { w: 220, h: 150 } as const;
/** Part of the window that an arrow moves it by. */
const step = 0.25;

const theDesk = (): HTMLElement | null => document.querySelector(`[${sheetMark}]`)?.parentElement ?? null;

const boxes = (groups: readonly Group[]): string =>
  groups.map(({ x, y, w, h }) => `M${x} ${y}h${w}v${Math.max(2, h - 4)}h${-w}z`).join("");

/** The whole map, small, with the part that is in sight; dragged, pressed or moved by arrows, the sheet follows. */
export function Minimap() {
  const { scene, editor } = useDesk();
  const isInspecting = useEditorState(editor, (state) => state.inspector !== undefined);
  const { t } = useWords();
  const part = useSight(scene);
  const scale = Math.min(largest.w / scene.w, largest.h / scene.h);
  const go = (event: PointerEvent<HTMLElement>) => {
    const desk = theDesk();
    if (!desk || event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const place = { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
    desk.scrollTo({ ...scrollToMiddle(place, desk, useView.getState().zoom), behavior: "instant" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = arrows[keyName(event)];
    const desk = theDesk();
    if (!direction || !desk) return;
    event.preventDefault();
    event.stopPropagation();
    const [x, y] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction] as [number, number];
    desk.scrollBy({
      left: x * desk.clientWidth * step,
      top: y * desk.clientHeight * step,
      behavior: "instant",
    });
  };
  const seen = scene.header.stages.filter(({ x, w }) => x < part.x + part.w && x + w > part.x + scene.laneW);
  const [from, to] = [seen[0]?.stage.name ?? "", seen.at(-1)?.stage.name ?? ""];
  return (
    <div
      className={styles.minimap}
      role="group"
      aria-label={t("forms:minimap.label")}
      data-beside={isInspecting || undefined}
      style={{ width: scene.w * scale, height: scene.h * scale }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <Picture scene={scene} />
      <button
        type="button"
        className={styles.window}
        aria-label={t("forms:minimap.window", { from, to })}
        style={{
          left: part.x * scale,
          top: part.y * scale,
          width: Math.max(8, part.w * scale),
          height: Math.max(8, part.h * scale),
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** Drawn anew only when the map is laid out anew. */
function Picture({ scene }: { readonly scene: Scene }) {
  const { stages, cards, numbers } = useMemo(() => {
    const groups = scene.rows.flatMap((row) => row.groups);
    return {
      stages: boxes(scene.header.stages.map(({ group }) => ({ ...group, h: 24 }))),
      cards: boxes(groups.filter(({ role }) => role === "card")),
      numbers: boxes(
        groups.filter(({ role }) => role === "number").map((group) => ({ ...group, w: group.w / 2 })),
      ),
    };
  }, [scene]);
  return (
    <svg className={styles.picture} viewBox={`0 0 ${scene.w} ${scene.h}`} aria-hidden>
      <path d={stages} fill="var(--ink-3)" />
      <path d={cards} fill="var(--rule-2)" />
      <path d={numbers} fill="var(--over-3)" />
    </svg>
  );
}

/** The part of the sheet in sight, once a frame. */
function useSight(scene: Scene): Part {
  const zoom = useView((view) => view.zoom);
  const [part, set] = useState<Part>({ x: 0, y: 0, w: scene.w, h: scene.h });
  useEffect(() => {
    const desk = theDesk();
    if (!desk) return undefined;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => set(partInSight(desk, zoom, scene)));
    };
    look();
    desk.addEventListener("scroll", look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(desk);
    return () => {
      cancelAnimationFrame(frame);
      desk.removeEventListener("scroll", look);
      size.disconnect();
    };
  }, [scene, zoom]);
  return part;
}
