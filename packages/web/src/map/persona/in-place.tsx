import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useUnsavedWords } from "../../parts/unsaved-words.ts";
import { useMayEdit } from "../editor/desk.ts";
import styles from "./in-place.module.css";

interface InPlaceProps {
  readonly label: string;
  readonly value: string;
  /** Called once, when the text is left with other words than it had; they may be empty. */
  readonly onKeep: (text: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Enter begins a line; otherwise it ends the writing. */
  readonly isLong?: boolean;
  /** It was just asked for: the writing begins at once. */
  readonly isFresh?: boolean;
}

/** A text on the sheet that is written where it stands; it looks like paper until it is touched. */
export function InPlace({
  label,
  value,
  onKeep,
  placeholder = label,
  maxLength = 500,
  isLong = false,
  isFresh = false,
}: InPlaceProps) {
  const mayEdit = useMayEdit();
  const [text, write] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const escaped = useRef(false);
  const shown = text ?? value;
  useEffect(() => {
    if (isFresh) field.current?.focus();
  }, [isFresh]);

  const keep = () => {
    const words = escaped.current ? undefined : text?.trim();
    escaped.current = false;
    write(undefined);
    if (words !== undefined && words !== value) onKeep(words);
  };
  useUnsavedWords(text !== undefined && text.trim() !== value, keep);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") escaped.current = true;
    else if (event.key !== "Enter" || isLong) return;
    event.preventDefault();
    event.currentTarget.blur();
  };
  if (!mayEdit)
    return (
      <span className={styles.still} title={label}>
        {value}
      </span>
    );
  return (
    // A text of the same words behind the field makes it as high as they are, in every browser.
    <span className={styles.grow} data-words={`${shown || placeholder} `}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={label}
        value={shown}
        placeholder={placeholder}
        maxLength={maxLength}
        rows={1}
        onChange={({ currentTarget }) =>
          write(isLong ? currentTarget.value : currentTarget.value.replaceAll("\n", " "))
        }
        onBlur={keep}
        onKeyDown={press}
      />
    </span>
  );
}
