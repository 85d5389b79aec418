import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./banner.module.css";

export interface BannerProps {
  /** What happened, to what. */
  readonly title: string;
  /** What to do. */
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  /** `barrier`: something cannot go on. `hint`: something asks for a look. */
  readonly kind?: "barrier" | "hint";
}

export function Banner({ title, text, action, kind = "barrier" }: BannerProps) {
  return (
    <div className={`${styles.banner} ${styles[kind]}`} role={kind === "barrier" ? "alert" : "status"}>
      <CircleAlert aria-hidden className={styles.sign} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {text && <div className={styles.text}>{text}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
