import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import { Brand, BrandLine } from "./brand.tsx";
import { useFront } from "./front.ts";
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
  const { timeZone } = useFront();
  return (
    <header className={styles.head}>
      <BrandLine />
      <Brand />
      <h1 className={styles.name} lang={map.name === "" ? undefined : map.lang} title={name}>
        {name}
      </h1>
      <p className={styles.changed}>
        <time dateTime={new Date(updated).toISOString()}>
          {t("sharing:visitor.changed", { date: format.dateIn(updated, timeZone) })}
        </time>
      </p>
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
