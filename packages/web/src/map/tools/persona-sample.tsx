import { categoryInk } from "@itinera/scene";
import styles from "./tools.module.css";

interface PersonaSampleProps {
  /** Absent: the team. */
  readonly slot?: number;
}

/** Line and hollow marker, as on the felt curves. The marker belongs to the slot. */
export function PersonaSample({ slot }: PersonaSampleProps) {
  const ink = slot === undefined ? "var(--ink-2)" : `var(--${categoryInk(slot)})`;
  return (
    <svg className={styles.sample} viewBox="0 0 26 12" aria-hidden>
      <path d="M0 6H26" stroke={ink} strokeWidth="1.4" strokeDasharray="5 3" />
      <path d={outlines[(slot ?? 1) - 1] ?? outlines[0]} fill="var(--bar)" stroke={ink} strokeWidth="1.4" />
    </svg>
  );
}

/** Circle, diamond, square, triangle, inverted, pentagon, cross, star, around 13, 6. */
const outlines = [
  "M16.4 6A3.4 3.4 0 1 1 9.6 6A3.4 3.4 0 1 1 16.4 6Z",
  "M13 1.6L17.4 6L13 10.4L8.6 6Z",
  "M10 3H16V9H10Z",
  "M13 1.8L17 9H9Z",
  "M13 10.2L17 3H9Z",
  "M13 2L17 4.9L15.5 9.5H10.5L9 4.9Z",
  "M9.8 2.8L16.2 9.2M16.2 2.8L9.8 9.2",
  "M13 1.4L14.4 4.4L17.6 4.7L15.2 6.9L15.9 10.2L13 8.5L10.1 10.2L10.8 6.9L8.4 4.7L11.6 4.4Z",
] as const;
