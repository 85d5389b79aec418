import { mapTypes, type JourneyMap } from "@itinera/core";
import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { useDesk } from "../editor/desk.ts";
import styles from "./map-bar.module.css";
import { MapName } from "./map-name.tsx";
import { PillSelect } from "./pill-select.tsx";
import { SavedState } from "./saved-state.tsx";

interface MapBarProps {
  readonly project: string | undefined;
  readonly map: JourneyMap;
  /** At the right end. */
  readonly children: ReactNode;
}

/** Whose map it is, what it is called, of which type it is, and whether all is saved. */
export function MapBar({ project, map, children }: MapBarProps) {
  const { editor } = useDesk();
  const { t } = useWords();
  return (
    <header className={styles.bar}>
      <PlainLink to="/" className={styles.home} aria-label={t("common:home")}>
        <Mark />
      </PlainLink>
      <div className={styles.crumb}>
        {project && <span className={styles.project}>{project}</span>}
        <MapName name={map.name} onRename={(name) => editor.make({ kind: "map.rename", name })} />
      </div>
      <PillSelect
        label={t("map:type.label")}
        choices={mapTypes.map((id) => ({ id, name: t(`map:type.${id}`) }))}
        value={map.type}
        onChange={(type) => editor.make({ kind: "map.set-type", type })}
      />
      <SavedState />
      <div className={styles.end}>{children}</div>
    </header>
  );
}
