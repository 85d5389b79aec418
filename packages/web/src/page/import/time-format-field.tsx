import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";

interface TimeFormatFieldProps {
  readonly choices: readonly string[];
  readonly value: string | null;
  readonly onChange: (format: string) => void;
}

const named = ["iso", "epoch-s", "epoch-ms", "epoch-us"];

/** The known ways to write a time, and a field for a way of one's own. */
export function TimeFormatField({ choices, value, onChange }: TimeFormatFieldProps) {
  const { t } = useWords();
  const [own, setOwn] = useState<string>();
  if (own !== undefined) {
    const done = () => {
      if (own.trim()) onChange(own.trim());
      setOwn(undefined);
    };
    return (
      <TextField
        label={t("import:timeFormat.own")}
        hideLabel
        autoFocus
        value={own}
        onChange={setOwn}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === "Enter") done();
          if (event.key === "Escape") setOwn(undefined);
        }}
        placeholder="dd.MM.yyyy HH:mm:ss"
      />
    );
  }
  return (
    <Select
      label={t("import:read.timeFormat")}
      hideLabel
      look="value"
      placeholder={t("import:read.unknown")}
      choices={[
        ...choices.map((id) => ({
          id,
          name: named.includes(id) ? t(`import:timeFormat.${id}`) : id,
          aside: id === "iso" ? "2025-01-31T08:14:02" : undefined,
        })),
        { id: "own", name: t("import:timeFormat.ownOpen") },
      ]}
      value={value}
      onChange={(format) =>
        format === "own" ? setOwn(value && !named.includes(value) ? value : "") : onChange(format)
      }
    />
  );
}
