import { useState } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import styles from "./map-name.module.css";

interface MapNameProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The field comes by a press on the name: whoever pressed writes on. */
const begin = (field: HTMLInputElement | null) => {
  field?.focus();
  field?.select();
};

/** The map's name; a press makes it a field. */
export function MapName({ name, onRename }: MapNameProps) {
  const { t } = useWords();
  const [isWriting, write] = useState(false);
  const shown = name || t("projects:unnamed");

  if (!isWriting)
    return (
      <h1 className={styles.name}>
        <Button
          className={styles.press}
          aria-label={t("map:name.change", { name: shown })}
          onPress={() => write(true)}
        >
          {shown}
        </Button>
      </h1>
    );
  const keep = (text: string) => {
    write(false);
    const words = text.trim();
    if (words !== "" && words !== name) onRename(words);
  };
  return (
    <input
      className={styles.field}
      aria-label={t("map:name.map")}
      defaultValue={name}
      maxLength={500}
      ref={begin}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") keep(event.currentTarget.value);
        if (event.key === "Escape") write(false);
      }}
      onBlur={(event) => keep(event.currentTarget.value)}
    />
  );
}
