import type { Binding } from "@itinera/core";
import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useView } from "../editor/view.ts";
import styles from "./binding.module.css";
import { useMatches } from "./use-matches.ts";
import { WeekChart } from "./week-chart.tsx";

interface CountOfProps {
  readonly binding: Binding;
  /** Offered where the project has no events. */
  readonly importLink: ReactNode;
}

/** How many match, now and in the last weeks; names that nobody has seen. */
export function CountOf({ binding, importLink }: CountOfProps) {
  const { t, format } = useWords();
  const unit = useView((view) => view.unit);
  const matches = useMatches(binding);
  switch (matches.kind) {
    case "none":
      return <p className={styles.quiet}>{t("map:count.none")}</p>;
    case "no-events":
      return (
        <div className={styles.quiet}>
          <p>{t("map:count.noEvents")}</p>
          {importLink}
        </div>
      );
    case "away":
      return <p className={styles.quiet}>{t("map:numbers.away")}</p>;
    case "counting":
      return <p className={styles.quiet}>{t("scene:number.counting")}</p>;
    case "counted": {
      const { units, events, weeks, unseen } = matches.match;
      return (
        <section className={styles.section} aria-live="polite">
          <h3 className={styles.title}>{t("map:count.title")}</h3>
          <p className={styles.figure} data-old={matches.isOld || undefined}>
            <b>{format.count(units)}</b>
            <span>
              {t("map:count.of", {
                unit: t(`map:count.unit.${unit}`, { count: units }),
                events: t("units:counted.event", { count: events }),
              })}
            </span>
          </p>
          {weeks.length > 1 && <WeekChart weeks={weeks} unit={unit} />}
          {unseen.map((name) => (
            <p key={name} className={styles.warning}>
              {t("map:count.unseen", { name })}
            </p>
          ))}
        </section>
      );
    }
  }
}
