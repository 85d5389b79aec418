import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useWords } from "../../../app/language.tsx";
import styles from "./card-fields.module.css";

interface DegreeFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  /** null: the chosen degree was pressed again. */
  readonly onChange: (value: number | null) => void;
}

const degrees = [1, 2, 3, 4, 5] as const;

/** One of five, or none. */
export function DegreeField({ label, value, onChange }: DegreeFieldProps) {
  const { t } = useWords();
  return (
    <div className={styles.line}>
      <span className={styles.name} aria-hidden>
        {label}
      </span>
      <ToggleButtonGroup
        aria-label={label}
        className={styles.degrees}
        selectionMode="single"
        selectedKeys={value === undefined ? [] : [String(value)]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          onChange(key === undefined ? null : Number(key));
        }}
      >
        {degrees.map((degree) => (
          <ToggleButton
            key={degree}
            id={String(degree)}
            className={styles.degree}
            aria-label={t("cards:degree", { value: degree })}
            data-below={value !== undefined && degree < value ? true : undefined}
          >
            {degree}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
