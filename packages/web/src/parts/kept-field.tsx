import { useState } from "react";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";
import { useUnsavedWords } from "./unsaved-words.ts";

interface KeptFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called once, when the field is left with another text than it had; it may be empty. */
  readonly onKeep: (text: string) => void;
  readonly placeholder?: string;
  readonly description?: string;
  readonly maxLength?: number;
  readonly isLong?: boolean;
}

/** A text that is kept when its field is left, in a line also by Enter; Escape puts it back. */
export function KeptField({
  value,
  onKeep,
  isLong = false,
  description,
  maxLength = 500,
  ...rest
}: KeptFieldProps) {
  const [text, write] = useState<string>();
  const keep = () => {
    const words = text?.trim();
    write(undefined);
    if (words !== undefined && words !== value) onKeep(words);
  };
  useUnsavedWords(text !== undefined && text.trim() !== value, keep);
  const common = {
    ...rest,
    maxLength,
    value: text ?? value,
    onChange: write,
    onBlur: keep,
    onKeyDown: (event: { readonly key: string }) => {
      if (event.key === "Enter" && !isLong) keep();
      if (event.key === "Escape") write(undefined);
    },
  };
  return isLong ? <TextArea {...common} /> : <TextField {...common} description={description} />;
}
