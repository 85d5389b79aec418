import { Ban } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useWords } from "../../../app/language.tsx";
import styles from "./card-fields.module.css";

interface ColourFieldProps {
  readonly value: number | undefined;
  readonly onChange: (slot: number | null) => void;
}

const slots = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const none = "none";

/** One of the eight category colours, or none. */
export function ColourField({ value, onChange }: ColourFieldProps) {
  const { t } = useWords();
  return (
    <div className={styles.part}>
      <h3 className={styles.name}>{t("cards:colour.label")}</h3>
      <ToggleButtonGroup
        aria-label={t("cards:colour.label")}
        className={styles.slots}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value === undefined ? none : String(value)]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          onChange(key === undefined || key === none ? null : Number(key));
        }}
      >
        <ToggleButton id={none} className={styles.slot} aria-label={t("cards:colour.none")}>
          <Ban aria-hidden />
        </ToggleButton>
        {slots.map((slot) => (
          <ToggleButton
            key={slot}
            id={String(slot)}
            className={styles.slot}
            aria-label={t("cards:colour.slot", { slot })}
          >
            <span className={styles.swatch} style={{ background: `var(--cat-${slot})` }} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
