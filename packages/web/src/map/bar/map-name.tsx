import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { useUnsavedWords } from "../../parts/unsaved-words.ts";
import styles from "./map-name.module.css";

interface MapNameProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The map's name; a press makes it a field. */
export function MapName({ name, onRename }: MapNameProps) {
  const { t } = useWords();
  const [isWriting, write] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const shown = name || t("projects:unnamed");
  const keep = (text: string) => {
    write(false);
    const words = text.trim();
    if (words !== "" && words !== name) onRename(words);
  };
  useUnsavedWords(isWriting, () => {
    if (field.current) keep(field.current.value);
  });
  // The field comes by a press on the name: whoever pressed writes on.
  useLayoutEffect(() => {
    if (!isWriting) return;
    field.current?.focus();
    field.current?.select();
  }, [isWriting]);

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
  return (
    <input
      className={styles.field}
      aria-label={t("map:name.map")}
      defaultValue={name}
      maxLength={500}
      ref={field}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") keep(event.currentTarget.value);
        if (event.key === "Escape") write(false);
      }}
      onBlur={(event) => keep(event.currentTarget.value)}
    />
  );
}
