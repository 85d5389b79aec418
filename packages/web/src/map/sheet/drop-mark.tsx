import { useEditorState, useHands } from "../editor/desk.ts";
import styles from "./drop-mark.module.css";

/** Where the dragged thing will lie. */
export function DropMark() {
  const { editor } = useHands();
  const line = useEditorState(editor, ({ hand }) => (hand.kind === "dragging" ? hand.drop?.line : undefined));
  if (!line) return null;
  const size = line.direction === "across" ? { width: line.length } : { height: line.length };
  return <div className={styles[line.direction]} style={{ left: line.x, top: line.y, ...size }} />;
}
