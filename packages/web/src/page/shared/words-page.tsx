import { useEffect, useState } from "react";
import { usePlainTitle } from "./plain-title.ts";
import styles from "./words-page.module.css";
import { VisitorSettings } from "./visitor-settings.tsx";

/** What is there faster than this shows nothing in between, ms. */
const patience = 400;

interface WordsPageProps {
  readonly title: string;
  readonly text?: string;
  /** It is to be over in a moment, and is not said before it takes long. */
  readonly wait?: boolean;
  readonly action?: { readonly name: string; readonly perform: () => void };
  readonly children?: React.ReactNode;
}

/** A page without a map: what is in the way, and what can be done. */
export function WordsPage({ title, text, wait = false, action, children }: WordsPageProps) {
  const [isLong, setLong] = useState(!wait);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  usePlainTitle(title);
  return (
    <div className={styles.page}>
      <main className={styles.words} hidden={!isLong}>
        <svg className={styles.drawing} viewBox="0 0 64 40" aria-hidden>
          <path d="M4 28C16 28 16 10 30 10S46 24 60 20" strokeDasharray="3 3" />
          <circle cx="8" cy="28" r="3.5" />
          <circle cx="30" cy="10" r="3.5" />
          <circle cx="56" cy="21" r="3.5" />
        </svg>
        <h1 className={styles.title}>{title}</h1>
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {children}
        {action && (
          <button type="button" className={styles.action} onClick={action.perform}>
            {action.name}
          </button>
        )}
      </main>
      {!wait && (
        <footer className={styles.settings}>
          <VisitorSettings />
        </footer>
      )}
    </div>
  );
}
