import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import styles from "./name-press.module.css";
import { useUnsavedWords } from "./unsaved-words.ts";

interface NamePressProps {
  readonly name: string;
  /** The name, or what stands for it where there is none. */
  readonly shown: string;
  /** Of the field. */
  readonly label: string;
  /** Of the press. */
  readonly change: string;
  readonly maxLength: number;
  readonly onRename: (name: string) => void;
}

/** A name within a heading; a press makes it a field. */
export function NamePress({ name, shown, label, change, maxLength, onRename }: NamePressProps) {
  const [isWriting, write] = useState(false);
  const field = useRef<HTMLInputElement>(null);
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
      <Button className={styles.press} aria-label={change} onPress={() => write(true)}>
        {shown}
      </Button>
    );
  return (
    <input
      className={styles.field}
      aria-label={label}
      defaultValue={name}
      maxLength={maxLength}
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
