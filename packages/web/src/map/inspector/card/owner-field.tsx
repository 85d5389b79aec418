import { useState } from "react";
import { useWords } from "../../../app/language.tsx";
import { SuggestField } from "../../../parts/suggest-field.tsx";

interface OwnerFieldProps {
  readonly owner: string;
  /** Of the other cards of the map. */
  readonly known: readonly string[];
  /** Called when the field is left with another name; it may be empty. */
  readonly onKeep: (owner: string) => void;
}

export function OwnerField({ owner, known, onKeep }: OwnerFieldProps) {
  const { t } = useWords();
  const [text, write] = useState<string>();
  const keep = () => {
    const name = text?.trim().slice(0, 500);
    write(undefined);
    if (name !== undefined && name !== owner) onKeep(name);
  };
  return (
    <div
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
    >
      <SuggestField
        label={t("cards:owner")}
        value={text ?? owner}
        onChange={(next) => {
          if (next !== (text ?? owner)) write(next);
        }}
        suggestions={known}
      />
    </div>
  );
}
