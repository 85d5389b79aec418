import { useWords } from "../../app/language.tsx";
import styles from "./legend.module.css";

interface LegendProps {
  readonly felt?: boolean;
  readonly measured?: boolean;
  readonly counted?: boolean;
}

/** What lines and numbers on the sheet mean; those of them that stand on it. */
export function Legend({ felt, measured, counted }: LegendProps) {
  const { t } = useWords();
  return (
    <>
      {felt && (
        <span className={styles.key}>
          <svg className={styles.line} viewBox="0 0 28 10" aria-hidden>
            <path d="M0 5h28" stroke="var(--ink-2)" strokeWidth="1.4" strokeDasharray="5 3" />
            <circle cx="14" cy="5" r="3" fill="var(--bar)" stroke="var(--ink-2)" strokeWidth="1.4" />
          </svg>
          {t("scene:page.felt")}
        </span>
      )}
      {measured && (
        <span className={styles.key}>
          <svg className={styles.line} viewBox="0 0 28 10" aria-hidden>
            <path d="M0 5h28" stroke="var(--over)" strokeWidth="2" />
            <circle cx="14" cy="5" r="3.8" fill="var(--over)" />
          </svg>
          {t("scene:page.measured")}
        </span>
      )}
      {counted && (
        <span className={styles.key}>
          <b className={styles.over} aria-hidden>
            42
          </b>
          {t("scene:page.counted")}
        </span>
      )}
    </>
  );
}
