import type { LiveEvent } from "@itinera/protocol";
import { ChevronRight } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { shortened } from "./shortened.ts";
import styles from "./live-part.module.css";

interface LiveRowProps {
  readonly event: LiveEvent;
  /** Its name; undefined: it is deleted meanwhile. */
  readonly source: string | undefined;
}

/** An event that came; it opens to show all that came with it. */
export function LiveRow({ event, source }: LiveRowProps) {
  const { t, format } = useWords();
  const { name, person, kind, received, time, channel, properties } = event;
  const facts = [
    [t("collect:live.happened"), format.moment(time)],
    [t("collect:live.person"), person],
    [t("collect:live.case"), event.case],
    [t("collect:live.channel"), channel],
  ] as const;
  return (
    <li>
      <details className={styles.event}>
        <summary className={styles.summary}>
          <ChevronRight aria-hidden className={styles.arrow} />
          <span className={styles.time}>{format.clock(received)}</span>
          <span className={styles.name}>
            {name}
            {kind === "statement" && <span className={styles.mark}>{t("collect:live.statement")}</span>}
          </span>
          <span className={styles.person}>{shortened(person ?? event.case ?? "")}</span>
          <span className={styles.source}>{source ?? t("collect:live.removed")}</span>
        </summary>
        <dl className={styles.facts}>
          {facts.map(
            ([of, value]) =>
              value !== null && (
                <div key={of}>
                  <dt>{of}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
          {Object.entries(properties).map(([of, value]) => (
            <div key={`property ${of}`} className={styles.property}>
              <dt>{of}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
