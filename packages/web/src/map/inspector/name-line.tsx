import { useWords } from "../../app/language.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useUnsavedWords } from "../../parts/unsaved-words.ts";
import { useState } from "react";

interface NameLineProps {
  readonly label: string;
  readonly name: string;
  readonly placeholder?: string;
  /** An empty name is given only where `placeholder` takes its place. */
  readonly onRename: (name: string) => void;
}

/** A name that is kept when the field is left or Enter is pressed. */
export function NameLine({ label, name, placeholder, onRename }: NameLineProps) {
  const { t } = useWords();
  const [text, write] = useState<string>();
  const keep = () => {
    const words = text?.trim();
    write(undefined);
    if (words !== undefined && words !== name && (words !== "" || placeholder !== undefined)) onRename(words);
  };
  useUnsavedWords(text !== undefined && text.trim() !== name, keep);
  return (
    <TextField
      label={label || t("map:rename")}
      value={text ?? name}
      placeholder={placeholder ?? ""}
      maxLength={500}
      onChange={write}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape") write(undefined);
      }}
    />
  );
}
