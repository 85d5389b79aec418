import type { LivePage, SourceLine } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { useNow } from "../../app/now.ts";
import { PlainLink } from "../../parts/plain-link.tsx";
import { KindIcon } from "./kind-icon.tsx";
import styles from "./source-row.module.css";

interface SourceRowProps {
  readonly source: SourceLine;
  /** The newest of the whole project. */
  readonly live: LivePage | undefined;
}

/** A source: whether it takes events in, and when the last one came. */
export function SourceRow({
  source: { id, project, name, kind, paused, quarantined },
  live,
}: SourceRowProps) {
  const { t, format } = useWords();
  const now = useNow();
  const last = live?.events.findLast(({ source }) => source === id);
  const came = () => {
    if (last) return t("collect:row.last", { when: format.ago(last.received, now) });
    return t(live && live.last > live.events.length ? "collect:row.notLately" : "collect:row.never");
  };
  return (
    <li className={styles.row}>
      <PlainLink
        to="/project/$project/sources/$source"
        params={{ project, source: id }}
        className={styles.open}
      >
        <KindIcon kind={kind} />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.about}>{t(`collect:kind.${kind}.name`)}</span>
        </span>
        <span className={styles.state}>
          {paused && <span className={styles.paused}>{t("collect:row.paused")}</span>}
          {live && <span>{came()}</span>}
          {quarantined > 0 && (
            <span className={styles.waiting}>{t("collect:row.waiting", { count: quarantined })}</span>
          )}
        </span>
      </PlainLink>
    </li>
  );
}
