import type { Image, MapId } from "@itinera/core";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import styles from "./picture.module.css";

interface PictureProps {
  readonly map: MapId;
  readonly image: Image;
}

/** The part of a picture that is to be shown. */
export function Picture({ map, image }: PictureProps) {
  const { t } = useWords();
  const [isAway, setAway] = useState(false);
  if (isAway) return <p className={styles.away}>{t("cards:files.away")}</p>;
  const { crop = { x: 0, y: 0, width: 1, height: 1 }, width, height } = image;
  const percent = (share: number) => `${share * 100}%`;
  return (
    <span className={styles.frame} style={{ aspectRatio: `${width * crop.width} / ${height * crop.height}` }}>
      <img
        className={styles.image}
        src={client.assetPath(map, image.asset)}
        alt={image.alt ?? ""}
        style={{
          width: percent(1 / crop.width),
          left: percent(-crop.x / crop.width),
          top: percent(-crop.y / crop.height),
        }}
        onError={() => setAway(true)}
      />
    </span>
  );
}
