import type { MapId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { PlaceMembers } from "../../people/place-members.tsx";
import styles from "./share-dialog.module.css";

interface WhoSeesProps {
  readonly map: MapId;
}

/** The members of the workspace, as this map sees them. */
export function WhoSees({ map }: WhoSeesProps) {
  const { t } = useWords();
  return (
    <section className={styles.part}>
      <p>{t("sharing:map.lead")}</p>
      <PlaceMembers place={{ kind: "map", id: map }} />
    </section>
  );
}
