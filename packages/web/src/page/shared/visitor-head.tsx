import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import styles from "./visitor-head.module.css";

interface VisitorHeadProps {
  readonly name: string;
  /** ms since 1970 */
  readonly updated: number;
  readonly children: ReactNode;
}

/** The margin above: what the map is called, when it was last changed, and how it can be had. */
export function VisitorHead({ name, updated, children }: VisitorHeadProps) {
  const { t, format } = useWords();
  const { map } = useReadMap();
  return (
    <header className={styles.head}>
      <h1 className={styles.name} lang={map.name === "" ? undefined : map.lang} title={name}>
        {name}
      </h1>
      <p className={styles.changed}>
        <time dateTime={new Date(updated).toISOString()}>
          {t("sharing:visitor.changed", { date: format.date(updated) })}
        </time>
      </p>
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
