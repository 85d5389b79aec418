import styles from "./progress-route.module.css";

export interface ProgressRouteProps {
  readonly label: string;
  /** 0…1. Absent: under way, nobody knows how long. */
  readonly share?: number | undefined;
}

/** How far a work has come, as a way that is covered; quarters are ticked below. */
export function ProgressRoute({ label, share }: ProgressRouteProps) {
  const known = share !== undefined;
  const percent = Math.round((share ?? 0) * 100);
  return (
    <div
      className={styles.route}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(known ? { "aria-valuenow": percent } : {})}
    >
      <span
        className={known ? styles.done : styles.open}
        style={known ? { inlineSize: `${(share * 100).toFixed(2)}%` } : undefined}
      />
      {[25, 50, 75].map((at) => (
        <span key={at} className={styles.tick} style={{ insetInlineStart: `${at}%` }} />
      ))}
    </div>
  );
}
