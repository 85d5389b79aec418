import { useId, type ReactNode } from "react";
import styles from "./part.module.css";

interface PartProps {
  readonly title: string;
  /** What it is for. */
  readonly text?: string;
  readonly children: ReactNode;
}

/** A part of a page of settings: what it is at the left, what there is to do at the right. */
export function Part({ title, text, children }: PartProps) {
  const heading = useId();
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <div className={styles.words}>
        <h2 className={styles.title} id={heading}>
          {title}
        </h2>
        {text && <p className={styles.text}>{text}</p>}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
