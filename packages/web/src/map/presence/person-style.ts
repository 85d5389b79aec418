import type { CSSProperties } from "react";

/** Gives what stands within the colour of a person, as `--who`. */
export const personStyle = (colour: number, more: CSSProperties = {}): CSSProperties =>
  ({ "--who": `var(--who-${colour})`, ...more }) as CSSProperties;
