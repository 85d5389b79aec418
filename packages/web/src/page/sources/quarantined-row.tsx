import type { QuarantinedLine } from "@itinera/protocol";
import { ChevronRight } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import styles from "./quarantine.module.css";

interface QuarantinedRowProps {
  readonly line: QuarantinedLine;
  /** Its name; undefined: it is deleted meanwhile. */
  readonly source: string | undefined;
  readonly isBusy: boolean;
  readonly onReadAgain: () => void;
  readonly onThrowAway: () => void;
}

/** A message as it came, and what can be done with it. */
export function QuarantinedRow({ line, source, isBusy, onReadAgain, onThrowAway }: QuarantinedRowProps) {
  const { t, format } = useWords();
  return (
    <li>
      <details className={styles.message}>
        <summary className={styles.summary}>
          <ChevronRight aria-hidden className={styles.arrow} />
          <span className={styles.when}>{format.moment(line.at)}</span>
          <span className={styles.source}>{source ?? t("collect:live.removed")}</span>
          <code className={styles.glance}>{line.message}</code>
        </summary>
        <div className={styles.whole}>
          <pre className={styles.json} translate="no">
            {indented(line.message)}
          </pre>
          <div className={styles.buttons}>
            <Button size="small" isPending={isBusy} onPress={onReadAgain}>
              {t("collect:quarantine.readAgain")}
            </Button>
            <Button size="small" onPress={onThrowAway}>
              {t("collect:quarantine.throwAway")}
            </Button>
          </div>
        </div>
      </details>
    </li>
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
