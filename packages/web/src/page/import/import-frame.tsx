import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { usePageTitle } from "../../app/page-title.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import styles from "./import-frame.module.css";
import { Steps, type Step } from "./steps.tsx";

interface ImportFrameProps {
  readonly step: Step;
  readonly share?: number | undefined;
  /** Name of the project, where it is known. */
  readonly project?: string | undefined;
  readonly title: string;
  readonly lead?: string | undefined;
  /** Panel at the right. */
  readonly side?: ReactNode;
  /** Docked below: what comes next. */
  readonly dock?: ReactNode;
  readonly children?: ReactNode;
}

/** The page on which a file becomes events: its way, its columns, how it is read, and what comes next. */
export function ImportFrame({ step, share, project, title, lead, side, dock, children }: ImportFrameProps) {
  const { t } = useWords();
  usePageTitle(`${title} – ${t("import:title")}`);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <PlainLink to="/" className={styles.home} aria-label={t("common:home")}>
          <Mark />
        </PlainLink>
        {project && <span className={styles.project}>{project}</span>}
        <span className={styles.name}>{t("import:title")}</span>
        <span className={styles.end}>
          <ButtonLink to="/" look="plain" size="small">
            <X aria-hidden />
            {t("common:close")}
          </ButtonLink>
        </span>
      </header>
      <div className={styles.wrap} data-side={side ? "" : undefined}>
        <main className={styles.main} tabIndex={-1}>
          <Steps now={step} share={share} />
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
          {children}
        </main>
        {side && <aside className={styles.side}>{side}</aside>}
      </div>
      {dock && (
        <section className={styles.dock} aria-label={t("import:next")}>
          {dock}
        </section>
      )}
    </div>
  );
}
