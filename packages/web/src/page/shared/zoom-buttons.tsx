import { Maximize, Minus, Plus } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { nextZoom, useView, zoomSteps } from "../../map/editor/view.ts";
import { ScaleBar } from "../../map/shell/scale-bar.tsx";
import styles from "./zoom-buttons.module.css";

interface ZoomButtonsProps {
  readonly onFit: () => void;
}

/** How large the sheet is shown. */
export function ZoomButtons({ onFit }: ZoomButtonsProps) {
  const { t, lang } = useWords();
  const { zoom, setZoom } = useView();
  const percent = new Intl.NumberFormat(lang, { style: "percent" }).format(zoom);
  const press = (label: string, icon: React.ReactNode, perform: () => void, isEnd = false) => (
    <button
      type="button"
      className={styles.press}
      aria-label={label}
      title={label}
      disabled={isEnd}
      onClick={perform}
    >
      {icon}
    </button>
  );
  const smallest = zoom <= zoomSteps[0];
  const largest = zoom >= (zoomSteps.at(-1) ?? 2);
  return (
    <span className={styles.zoom}>
      {press(t("map:action.fit"), <Maximize aria-hidden />, onFit)}
      {press(t("map:zoom.out"), <Minus aria-hidden />, () => setZoom(nextZoom(zoom, -1)), smallest)}
      <ScaleBar />
      {press(t("map:zoom.in"), <Plus aria-hidden />, () => setZoom(nextZoom(zoom, 1)), largest)}
      <button
        type="button"
        className={styles.percent}
        onClick={() => setZoom(1)}
        title={t("map:zoom.reset")}
        aria-label={`${t("map:zoom.reset")}, ${percent}`}
      >
        {percent}
      </button>
    </span>
  );
}
