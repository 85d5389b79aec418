import type { CardId } from "@itinera/core";
import { sizes, standardFonts, type Group, type Scene } from "@itinera/scene";
import { useEffect } from "react";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { isPlaceGone } from "../editor/written-place.ts";
import { RichTextBox } from "../writing/lazy-rich-text-box.tsx";
import styles from "./writing-layer.module.css";

const writtenCard = (scene: Scene, id: CardId): Group | undefined =>
  scene.rows.flatMap((row) => row.groups.filter((one) => one.role === "card" && one.id === id)).at(0);

/** px; a card that is a sign alone has a field beside it. */
const leastW = 140;

/** The sheet can be a moment behind what is written; so long the words stay in the hand. */
const unseenMs = 500;

/** The text field over the card that is being written: the card itself may be drawn anew at any moment. */
export function WritingLayer() {
  const { editor, room, scene, map } = useDesk();
  const draft = useEditorState(editor, ({ hand }) => (hand.kind === "writing" ? hand.draft : undefined));
  const found = draft && writtenCard(scene, draft.id);

  // Nothing to write on is to be seen: it was deleted, or it went out of sight, as with a lane that somebody folds.
  const isUnseen = draft !== undefined && !found;
  useEffect(() => {
    if (!isUnseen) return undefined;
    if (isPlaceGone(room.now().map, draft)) {
      editor.leave();
      return undefined;
    }
    const wait = setTimeout(() => editor.keepText(draft.text, "elsewhere"), unseenMs);
    return () => clearTimeout(wait);
  }, [isUnseen, draft, editor, room, map]);

  if (!draft || !found) return null;
  const { words } = found;
  const { font: id, size, leading } = words ?? sizes[scene.density].body;
  const font = standardFonts.of(id);
  const left = words?.x ?? found.w;
  const top = words?.top ?? 0;
  return (
    <div
      className={styles.field}
      style={{
        left: found.x + left,
        top: found.y + top,
        width: Math.max(found.w - left - 3, words ? 0 : leastW),
        minHeight: Math.min(found.h - top - 3, 200),
        font: `${font.italic ? "italic " : ""}${font.weight} ${size}px/${leading}px "${font.family}"`,
      }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <RichTextBox
        key={draft.id}
        start={map.cards.find((card) => card.id === draft.id)?.text ?? draft.text}
        lang={map.lang}
        onTyped={editor.typed}
        onDone={(text) => editor.keepText(text)}
        onLeft={(text) => editor.keepText(text, "elsewhere")}
      />
    </div>
  );
}
