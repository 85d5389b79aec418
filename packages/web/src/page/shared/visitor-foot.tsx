import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import { Legend } from "../../map/shell/legend.tsx";
import styles from "./visitor-foot.module.css";

interface VisitorFootProps {
  /** The server stopped answering; when it last did, ms since 1970. */
  readonly asOf: number | undefined;
  readonly zoom: ReactNode;
  readonly tools: ReactNode;
}

/** The margin below: what lines and numbers mean, and how many were counted. */
export function VisitorFoot({ asOf, zoom, tools }: VisitorFootProps) {
  const { t, lang } = useWords();
  const { map, overlay } = useReadMap();
  return (
    <footer className={styles.foot}>
      <Legend
        felt={map.feelings.length > 0}
        measured={overlay.state === "counted" && (overlay.sentiment?.size ?? 0) > 0}
        counted={overlay.state === "counted"}
      />
      <span className={styles.end}>
        {overlay.state === "counted" && (
          <span className="number">
            {t("sharing:visitor.n", { units: t("units:counted.person", { count: overlay.n }) })}
          </span>
        )}
        {overlay.state === "unavailable" && <span className={styles.away}>{t("map:numbers.away")}</span>}
        <span role="status" className={styles.away}>
          {asOf !== undefined &&
            t("sharing:visitor.asOf", {
              time: new Intl.DateTimeFormat(lang, { timeStyle: "short" }).format(asOf),
            })}
        </span>
        {zoom}
      </span>
      {tools && <div className={styles.tools}>{tools}</div>}
    </footer>
  );
}
