import type { ReactNode } from "react";
import { usePageTitle } from "../../app/page-title.ts";
import { LanguageSwitch } from "../../parts/language-switch.tsx";
import { Mark } from "../../parts/mark.tsx";
import { ThemeSwitch } from "../../parts/theme-switch.tsx";
import styles from "./plate.module.css";

interface PlateProps {
  readonly title: string;
  /** Below the title. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** A page for those who are on their way in: nothing but what there is to do. */
export function Plate({ title, lead, children }: PlateProps) {
  usePageTitle(title);
  return (
    <div className={styles.desk}>
      <div className={styles.plate}>
        <header className={styles.head}>
          <Mark className={styles.mark} />
          Itinera
        </header>
        <main className={styles.main} tabIndex={-1}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
          {children && <div className={styles.body}>{children}</div>}
        </main>
        <footer className={styles.foot}>
          <ThemeSwitch />
          <LanguageSwitch />
        </footer>
      </div>
    </div>
  );
}
