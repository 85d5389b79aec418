import type { ProjectId } from "@itinera/core";
import type { SourceLine } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { reasonsQuery } from "../../api/source-queries.ts";
import { useWords } from "../../app/language.tsx";
import { QuarantineReasonPart } from "./quarantine-reason-part.tsx";
import styles from "./sources-page.module.css";

interface QuarantinePartProps {
  readonly project: ProjectId;
  readonly sources: readonly SourceLine[];
}

/** Messages that could not become events, by what is wrong with them. */
export function QuarantinePart({ project, sources }: QuarantinePartProps) {
  const { t } = useWords();
  const heading = useId();
  const { data: reasons } = useQuery(reasonsQuery(project));
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 className={styles.heading} id={heading}>
          {t("collect:quarantine.title")}
        </h2>
      </header>
      <p className={styles.counts}>
        {t(reasons?.length === 0 ? "collect:quarantine.none" : "collect:quarantine.text")}
      </p>
      {reasons
        ?.toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
        .map(({ reason, count }) => (
          <QuarantineReasonPart
            key={reason}
            project={project}
            sources={sources}
            reason={reason}
            count={count}
          />
        ))}
    </section>
  );
}
