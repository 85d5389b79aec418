import type { Frame } from "./frame.ts";
import styles from "./frame-mark.module.css";

interface FrameMarkProps {
  readonly frame: Frame | undefined;
}

/** The frame while it is drawn. */
export function FrameMark({ frame }: FrameMarkProps) {
  if (!frame) return null;
  const { x, y, w, h } = frame;
  return <div className={styles.frame} style={{ left: x, top: y, width: w, height: h }} />;
}
