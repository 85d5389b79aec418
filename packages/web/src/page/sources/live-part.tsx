import type { LivePage, SourceLine, Streamed } from "@itinera/protocol";
import { Pause, Play } from "lucide-react";
import { useId, useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Code } from "./code.tsx";
import { connections } from "./connect/connections.ts";
import { LiveRow } from "./live-row.tsx";
import live from "./live-part.module.css";
import styles from "./sources-page.module.css";
import { useAttention } from "./use-attention.ts";
import { useHeld } from "./use-held.ts";
import { workingKey } from "./working-key.ts";

interface LivePartProps {
  readonly sources: readonly SourceLine[];
  readonly streamed: Streamed;
  readonly live: LivePage;
}

const counts = ["received", "counted", "duplicates", "quarantined"] as const;

/** What comes in, as it comes; it stands still while somebody points at it. */
export function LivePart({ sources, streamed, live: page }: LivePartProps) {
  const { t, format } = useWords();
  const heading = useId();
  const [isPaused, pause] = useState(false);
  const { ref, isThere } = useAttention();
  const shown = useHeld(page, isPaused || isThere);
  const waiting = page.events.filter(({ number }) => number > shown.last).length;
  const names = new Map<string, string>(sources.map(({ id, name }) => [id, name]));
  const key = sources
    .filter(({ paused }) => !paused)
    .map(workingKey)
    .find((one) => one !== undefined);
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 className={styles.heading} id={heading}>
          {t("collect:live.title")}
        </h2>
        {waiting > 0 && <span className={live.waiting}>{t("collect:live.waiting", { count: waiting })}</span>}
        {page.events.length > 0 && (
          <Button size="small" onPress={() => pause(!isPaused)}>
            {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {t(isPaused ? "collect:live.goOn" : "collect:live.pause")}
          </Button>
        )}
      </header>
      <p className={styles.counts}>
        {counts.map((one) => (
          <span key={one} data-wrong={(one === "quarantined" && streamed[one] > 0) || undefined}>
            <b>{format.count(streamed[one])}</b> {t(`collect:live.${one}`, { count: streamed[one] })}
          </span>
        ))}
      </p>
      {shown.events.length > 0 ? (
        <ul className={live.list} ref={ref}>
          {shown.events.toReversed().map((event) => (
            <LiveRow key={event.number} event={event} source={names.get(event.source)} />
          ))}
        </ul>
      ) : (
        <div className={styles.trial}>
          <p className={styles.note}>{t(key === undefined ? "collect:live.none" : "collect:live.try")}</p>
          {key !== undefined && (
            <Code
              label={t("collect:live.test")}
              code={connections.plain.code({ origin: location.origin, key })}
            />
          )}
        </div>
      )}
    </section>
  );
}
