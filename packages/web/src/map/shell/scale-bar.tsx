import styles from "./legend.module.css";

/** Beside the size of the sheet, as maps have it. */
export function ScaleBar() {
  return (
    <svg className={styles.scale} viewBox="0 0 96 12" aria-hidden>
      <path d="M.5 4.5h95v4H.5z" fill="var(--sheet)" stroke="currentColor" />
      <path d="M1 5h23v3H1zM48 5h23v3H48z" fill="currentColor" />
    </svg>
  );
}
