import type { MapLine } from "@itinera/protocol";
import { Copy, Download, Ellipsis, Trash2 } from "lucide-react";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import styles from "./map-row.module.css";
import { useMapActions } from "./use-map-actions.ts";

interface MapRowProps {
  readonly map: MapLine;
  /** How many maps stand above it, in its project. */
  readonly level: number;
}

/** Deeper than this, names would have no room. */
const deepest = 3;

export function MapRow({ map, level }: MapRowProps) {
  const { t, format } = useWords();
  const now = useNow();
  const { duplicate, remove, download } = useMapActions(map);
  const name = map.name || t("projects:unnamed");

  return (
    <li className={styles.row}>
      <PlainLink to="/map/$id" params={{ id: map.id }} className={styles.open}>
        <span className={styles.name} data-level={Math.min(level, deepest)}>
          {name}
        </span>
        <span className={styles.type}>{t(`projects:type.${map.type}`)}</span>
        <time
          className={styles.updated}
          dateTime={new Date(map.updated).toISOString()}
          title={format.moment(map.updated)}
        >
          {format.ago(map.updated, now)}
        </time>
      </PlainLink>
      <Menu
        label={t("projects:mapMenu", { name })}
        choices={[
          { id: "duplicate", name: t("projects:mapAction.duplicate"), icon: <Copy aria-hidden /> },
          { id: "download", name: t("projects:mapAction.download"), icon: <Download aria-hidden /> },
          { id: "remove", name: t("projects:mapAction.delete"), icon: <Trash2 aria-hidden />, danger: true },
        ]}
        onChoose={(action) => ({ duplicate, remove, download })[action]()}
      >
        <IconButton label={t("projects:mapMenu", { name })}>
          <Ellipsis aria-hidden />
        </IconButton>
      </Menu>
    </li>
  );
}
