import type { ReactNode } from "react";
import { LanguageSwitch } from "../parts/language-switch.tsx";
import { Mark } from "../parts/mark.tsx";
import { PlainLink } from "../parts/plain-link.tsx";
import { ThemeSwitch } from "../parts/theme-switch.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { useWords } from "./language.tsx";
import { usePageTitle } from "./page-title.ts";
import { usePlaces } from "./places.ts";
import styles from "./shell.module.css";

export interface ShellProps {
  readonly title: string;
  /** Below the title: what can be done here. */
  readonly lead?: string;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Bar, rail and sheet of the pages that lead to the maps. */
export function Shell({ title, lead, actions, children }: ShellProps) {
  const { t } = useWords();
  const places = usePlaces();
  usePageTitle(title);
  return (
    <div className={styles.shell}>
      <header className={styles.bar}>
        <PlainLink to="/" className={styles.home} aria-label={t("common:home")}>
          <Mark />
          Itinera
        </PlainLink>
      </header>
      <nav className={styles.rail} aria-label={t("common:places")}>
        {places.map(({ to, name, icon: Icon }) => (
          <PlainLink key={to} to={to} className={styles.place} activeOptions={{ exact: true }}>
            <Icon aria-hidden />
            <span>{t(name)}</span>
          </PlainLink>
        ))}
        <div className={styles.foot}>
          <div className={styles.account}>
            <AccountMenu />
          </div>
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </nav>
      <main className={styles.main} tabIndex={-1}>
        <div className={styles.sheet}>
          <div className={styles.head}>
            <div className={styles.words}>
              <h1 className={styles.title}>{title}</h1>
              {lead && <p className={styles.lead}>{lead}</p>}
            </div>
            {actions && <div className={styles.actions}>{actions}</div>}
          </div>
          {children}
        </div>
        <div className={styles.footBelow}>
          <div className={styles.account}>
            <AccountMenu />
          </div>
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </main>
    </div>
  );
}
