import { accentGrounds, contrast, leastContrast, readableAccent } from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import styles from "./accent-field.module.css";

interface AccentFieldProps {
  readonly accent: string | null;
  readonly onKeep: (accent: string | null) => void;
}

/** Where nothing is chosen yet, the chooser begins with ink. */
const ink = "#17202b";

/** A colour that can be read; of another one, the nearest that can is proposed. */
export function AccentField({ accent, onKeep }: AccentFieldProps) {
  const { t, lang } = useWords();
  const [chosen, choose] = useState<string>();
  const colour = chosen ?? accent ?? ink;
  const found = contrast(colour, accentGrounds.light);
  const isReadable = found >= leastContrast;
  const proposed = readableAccent(colour, "light");
  const ratio = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value);
  const keep = (next: string | null) => {
    choose(undefined);
    onKeep(next);
  };
  return (
    <div className={styles.accent}>
      <label className={styles.field}>
        <span className={styles.label}>{t("settings:name.accent")}</span>
        <span className={styles.chooser}>
          <input
            type="color"
            className={styles.well}
            value={colour}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          <span className={styles.code}>
            {accent === null && chosen === undefined ? t("settings:accent.none") : colour}
          </span>
        </span>
      </label>
      {chosen !== undefined && !isReadable && (
        <p className={styles.told} role="status">
          {t("settings:accent.pale", { found: ratio(found), least: ratio(leastContrast) })}
        </p>
      )}
      <div className={chosen === undefined ? styles.alone : styles.buttons}>
        {chosen !== undefined && isReadable && (
          <Button onPress={() => keep(chosen)}>{t("settings:accent.keep")}</Button>
        )}
        {chosen !== undefined && !isReadable && (
          <Button onPress={() => keep(proposed)}>
            <span className={styles.sample} style={{ background: proposed }} aria-hidden />
            {t("settings:accent.take", { colour: proposed })}
          </Button>
        )}
        {chosen !== undefined && (
          <Button look="text" onPress={() => choose(undefined)}>
            {t("common:cancel")}
          </Button>
        )}
        {chosen === undefined && accent !== null && (
          <Button look="text" onPress={() => keep(null)}>
            {t("settings:accent.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}
