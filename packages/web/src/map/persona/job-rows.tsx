import { useWords } from "../../app/language.tsx";
import { InPlace } from "./in-place.tsx";
import type { Persona } from "@itinera/core";
import type { useRows } from "./rows.ts";
import { RowEnd } from "./row-end.tsx";
import styles from "./persona-rows.module.css";

type Job = NonNullable<Persona["jobs"]>[number];

interface JobRowsProps {
  readonly jobs: ReturnType<typeof useRows<Job>>;
}

const parts = ["when", "want", "so"] as const;

/** When …, I want …, so that … */
export function JobRows({ jobs }: JobRowsProps) {
  const { t } = useWords();
  return jobs.rows.map((job, at) => (
    <section key={at} className={styles.job} aria-label={t("personas:jobs.label")}>
      {parts.map((part) => (
        <span key={part} className={styles.jobPart}>
          <span className={styles.quiet} aria-hidden>
            {t(`personas:jobs.${part}`)}
          </span>
          <InPlace
            label={t(`personas:jobs.${part}`)}
            value={job[part]}
            placeholder={t(`personas:jobs.${part}Hint`)}
            isFresh={at === jobs.fresh && part === "when"}
            onKeep={(text) => jobs.set(at, { [part]: text })}
          />
        </span>
      ))}
      <RowEnd label={t("personas:jobs.remove")} onRemove={() => jobs.remove(at)} />
    </section>
  ));
}
