import { layoutMap, standardFonts, type Scene } from "@itinera/scene";
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import { useToday } from "../../app/now.ts";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import { useHyphenate } from "../../map/editor/use-hyphenate.ts";
import { useView } from "../../map/editor/view.ts";
import { ProseForm } from "../../map/form/prose-form.tsx";
import { StillSheet } from "../../map/sheet/still-sheet.tsx";
import { usePinchZoom } from "../../map/sheet/use-pinch-zoom.ts";
import { useWheelZoom } from "../../map/sheet/use-wheel-zoom.ts";
import { useZoomPlace } from "../../map/sheet/use-zoom-place.ts";
import { fitZoom } from "../../map/shell/fit-zoom.ts";
import styles from "./sheet-view.module.css";
import { useSheetKeys } from "./use-sheet-keys.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";

interface SheetViewProps {
  readonly label: string;
  /** The same follows in words, for those who do not see it. */
  readonly inWords: boolean;
  readonly foot: (zoom: ReactNode) => ReactNode;
}

/** The map as a sheet on a desk, as large as its reader wants it. */
export function SheetView({ label, inWords, foot }: SheetViewProps) {
  const { t } = useWords();
  const scene = useStillScene();
  const zoom = useView((view) => view.zoom);
  const desk = useRef<HTMLElement>(null);
  useZoomPlace(desk);
  useWheelZoom(desk);
  usePinchZoom(desk);
  const fit = () => {
    const { clientWidth = 0, clientHeight = 0 } = desk.current ?? {};
    useView.getState().setZoom(fitZoom(scene, clientWidth, clientHeight));
  };
  useSheetKeys(desk, fit);
  const windowH = useHeight(desk);
  return (
    <>
      {/* What scrolls can be scrolled with keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <main ref={desk} className={styles.desk} tabIndex={0} aria-label={t("sharing:visitor.window")}>
        <div className={styles.room}>
          <StillSheet scene={scene} label={label} zoom={zoom} windowH={windowH} />
        </div>
        {inWords && (
          <div className="visually-hidden">
            <ProseForm level={2} />
          </div>
        )}
      </main>
      {foot(<ZoomButtons onFit={fit} />)}
    </>
  );
}

/** The map laid out as for paper, where nobody can point at anything; what did not change is the same objects. */
function useStillScene(): Scene {
  const { map, overlay, words } = useReadMap();
  const hyphenate = useHyphenate(map.lang);
  const today = useToday();
  const previous = useRef<Scene>(undefined);
  const scene = useMemo(
    () =>
      layoutMap({
        map,
        overlay,
        words,
        today,
        fonts: standardFonts,
        paper: true,
        ...(hyphenate && { hyphenate }),
        ...(previous.current && { previous: previous.current }),
      }),
    [map, overlay, words, today, hyphenate],
  );
  previous.current = scene;
  return scene;
}

/** Height of the window that the sheet is seen through, px. */
function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, set] = useState(0);
  useLayoutEffect(() => {
    const desk = element.current;
    if (!desk) return undefined;
    const size = new ResizeObserver(() => set(desk.clientHeight));
    size.observe(desk);
    return () => size.disconnect();
  }, [element]);
  return height;
}
