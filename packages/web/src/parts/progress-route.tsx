import { ProgressBar } from "react-aria-components";
import styles from "./progress-route.module.css";

export interface ProgressRouteProps {
  readonly label: string;
  /** 0…1. Absent: under way, nobody knows how long. */
  readonly share?: number | undefined;
}

/** How far a work has come, as a way that is covered; quarters are ticked below. */
export function ProgressRoute({ label, share }: ProgressRouteProps) {
  const isOpen = share === undefined;
  return (
    <ProgressBar
      className={styles.route}
      aria-label={label}
      value={(share ?? 0) * 100}
      isIndeterminate={isOpen}
    >
      {isOpen ? (
        <span className={styles.open} />
      ) : (
        <span className={styles.done} style={{ inlineSize: `${(share * 100).toFixed(2)}%` }} />
      )}
      {[25, 50, 75].map((at) => (
        <span key={at} className={styles.tick} style={{ insetInlineStart: `${at}%` }} />
      ))}
    </ProgressBar>
  );
}
