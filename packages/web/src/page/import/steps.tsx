import { useWords } from "../../app/language.tsx";
import styles from "./steps.module.css";

const steps = ["file", "columns", "reading", "map"] as const;
export type Step = (typeof steps)[number];

interface StepsProps {
  readonly now: Step;
  /** How much of the way to the next station is covered, 0…1. */
  readonly share?: number | undefined;
}

/** The way of a file to a map, with its four stations. */
export function Steps({ now, share = 0 }: StepsProps) {
  const { t } = useWords();
  const at = steps.indexOf(now);
  return (
    <ol className={styles.steps} aria-label={t("import:steps.label")}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={styles.step}
          data-state={index < at ? "done" : index === at ? "now" : "ahead"}
          aria-current={index === at ? "step" : undefined}
        >
          <span
            className={styles.way}
            style={{ "--share": index < at ? 1 : index === at ? share : 0 } as React.CSSProperties}
          />
          {t(`import:steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
