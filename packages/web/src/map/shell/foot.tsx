import type { Overlay } from "@itinera/core";
import { Minus, Plus } from "lucide-react";
import { memo } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { ReviewNote } from "../frame/review-note.tsx";
import { nextZoom, useView, zoomSteps } from "../editor/view.ts";
import { useKinds } from "../numbers/project-context.ts";
import styles from "./foot.module.css";
import { Legend } from "./legend.tsx";
import { MinimapToggle } from "./minimap-toggle.tsx";
import { ScaleBar } from "./scale-bar.tsx";

interface FootProps {
  readonly overlay: Overlay;
  /** What is shown cannot be zoomed. */
  readonly isStill: boolean;
}

/** The map's margin: what the lines mean, how many were counted, and the scale. */
export const Foot = memo(function Foot({ overlay, isStill }: FootProps) {
  const { t, lang } = useWords();
  const { unit, zoom, setZoom } = useView();
  const kinds = useKinds();
  const units = overlay.state === "counted" && t(`units:counted.${unit}`, { count: overlay.n });
  const percent = new Intl.NumberFormat(lang, { style: "percent" }).format(zoom);
  return (
    <footer className={styles.foot}>
      <Legend felt counted />
      {overlay.state === "counted" && overlay.slower && (
        <span className={styles.slower}>{t("map:numbers.slower")}</span>
      )}
      <span className={styles.end}>
        {overlay.state === "counted" && (
          <span className="number">
            {kinds
              ? t("map:numbers.n", { units, events: t("units:counted.event", { count: kinds.events }) })
              : t("map:numbers.nAlone", { units })}
          </span>
        )}
        {overlay.state === "counting" && <span className={styles.counting}>{t("map:numbers.counting")}</span>}
        {overlay.state === "unavailable" && <span className={styles.away}>{t("map:numbers.away")}</span>}
        <ReviewNote />
        {!isStill && (
          <>
            <MinimapToggle />
            <span className={styles.zoom}>
              <IconButton
                label={t("map:zoom.out")}
                isDisabled={zoom <= zoomSteps[0]}
                onPress={() => setZoom(nextZoom(zoom, -1))}
              >
                <Minus aria-hidden />
              </IconButton>
              <ScaleBar />
              <IconButton
                label={t("map:zoom.in")}
                isDisabled={zoom >= (zoomSteps.at(-1) ?? 2)}
                onPress={() => setZoom(nextZoom(zoom, 1))}
              >
                <Plus aria-hidden />
              </IconButton>
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
          </>
        )}
      </span>
    </footer>
  );
});
