import type { MapId } from "@itinera/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../app/language.tsx";
import styles from "./channel-press.module.css";

interface DoorPressProps {
  readonly map: MapId;
}

/** Over the door of a card: a press opens the map behind it. */
export function DoorPress({ map }: DoorPressProps) {
  const { t } = useWords();
  return (
    <Link
      to="/map/$id"
      params={{ id: map }}
      className={styles.door}
      aria-label={t("cards:map.label")}
      // By keyboard the card itself leads there; a link would be one more stop in the grid.
      tabIndex={-1}
      draggable={false}
    />
  );
}
