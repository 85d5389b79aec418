import type { ReactNode } from "react";
import styles from "./empty.module.css";

export interface EmptyProps {
  readonly title: string;
  /** What will appear here, and how. */
  readonly text: string;
  /** One way to begin. */
  readonly action?: ReactNode;
}

/** A place with nothing yet: one line drawing, what will appear, one action. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <svg className={styles.drawing} viewBox="0 0 64 56" aria-hidden="true">
        <path d="M4 34C16 34 16 16 30 16S46 30 60 26" strokeDasharray="3 3" />
        <circle cx="8" cy="34" r="3.5" />
        <circle cx="30" cy="16" r="3.5" />
        <circle cx="56" cy="27" r="3.5" />
        <path d="M2 48H62M2 45v6M22 45v6M42 45v6M62 45v6" className={styles.scale} />
      </svg>
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{text}</p>
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
