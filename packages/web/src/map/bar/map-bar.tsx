import type { JourneyMap } from "@itinera/core";
import { memo } from "react";
import { useWords } from "../../app/language.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { Faces } from "../presence/faces.tsx";
import { FrameButton } from "../frame/frame-button.tsx";
import { MapsAbove, MapsBelow } from "../levels/map-levels.tsx";
import { ExportMenu } from "./export-menu.tsx";
import styles from "./map-bar.module.css";
import { MapName } from "./map-name.tsx";
import { TypeMenu } from "../type/type-menu.tsx";
import { useMayShare } from "../sharing/use-may-share.ts";
import { SavedState } from "./saved-state.tsx";
import { ShareButton } from "./share-button.tsx";

interface MapBarProps {
  readonly project: string | undefined;
  readonly map: JourneyMap;
}

/** Whose map it is, what it is called, of which type it is, and whether all is saved. */
export const MapBar = memo(function MapBar({ project, map }: MapBarProps) {
  const { t } = useWords();
  const mayShare = useMayShare(map.id);
  return (
    <header className={styles.bar}>
      <PlainLink to="/" className={styles.home} aria-label={t("common:home")}>
        <Mark />
      </PlainLink>
      <div className={styles.crumb}>
        {project && <span className={styles.project}>{project}</span>}
        <MapsAbove id={map.id} />
        <MapName name={map.name} />
        <MapsBelow id={map.id} />
        <FrameButton />
      </div>
      <TypeMenu map={map} />
      <SavedState />
      <div className={styles.end}>
        <Faces />
        <ExportMenu map={map} />
        {mayShare && <ShareButton />}
      </div>
    </header>
  );
});
