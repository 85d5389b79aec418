import type { Lang, TextItem as Item } from "@itinera/core";
import { ItemPress } from "./item-press.tsx";
import styles from "./text-item.module.css";

interface TextItemProps {
  readonly item: Item;
  /** Language of the map's own words. */
  readonly mapLang: Lang;
}

/** A card, a feeling or a number in words. */
export function TextItem({ item, mapLang }: TextItemProps) {
  const { text, asides, counted, place, words, isCounted } = item;
  const content = (
    <>
      <span lang={words === "map" ? mapLang : undefined} data-counted={isCounted} className={styles.text}>
        {text}
      </span>
      {(asides.length > 0 || counted !== undefined) && (
        <span className={styles.asides}>
          {text === "" ? "(" : " ("}
          {asides.join(", ")}
          {counted !== undefined && (
            <>
              {asides.length > 0 && ", "}
              <span className={styles.counted}>{counted}</span>
            </>
          )}
          )
        </span>
      )}
    </>
  );
  return place ? (
    <ItemPress place={place} className={styles.item}>
      {content}
    </ItemPress>
  ) : (
    <span>{content}</span>
  );
}
