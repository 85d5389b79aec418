import type { CardId } from "@itinera/core";
import { baselineOf, sizes, standardFonts, type Group, type Scene, type TextMark } from "@itinera/scene";
import { useEffect } from "react";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { RichTextBox } from "../writing/lazy-rich-text-box.tsx";
import styles from "./writing-layer.module.css";

interface Written {
  readonly group: Group;
  readonly isVoice: boolean;
}

function writtenCard(scene: Scene, id: CardId): Written | undefined {
  for (const row of scene.rows) {
    const group = row.groups.find((one) => one.role === "card" && one.id === id);
    if (group) return { group, isVoice: row.lane.kind === "thoughts" };
  }
  return undefined;
}

/** Left of the words of a card that has none yet: behind its icon or sign, px. */
function emptyTextX({ marks }: Group): number {
  if (marks.some((mark) => mark.kind === "icon")) return 27;
  return marks.some((mark) => mark.kind === "path") ? 23 : 6;
}

/** The text field over the card that is being written: the card itself may be drawn anew at any moment. */
export function WritingLayer() {
  const { editor, scene, map } = useDesk();
  const draft = useEditorState(editor, ({ hand }) => (hand.kind === "writing" ? hand.draft : undefined));
  const found = draft && writtenCard(scene, draft.id);

  // Somebody else deleted the card or its lane: there is nothing left to write on.
  const isGone = draft !== undefined && !found;
  useEffect(() => {
    if (isGone) editor.leave();
  }, [isGone, editor]);

  if (!draft || !found) return null;
  const { group, isVoice } = found;
  const shown = group.marks.find((mark): mark is TextMark => mark.kind === "text");
  const own = isVoice ? sizes.comfortable.voice : sizes.comfortable.body;
  const font = standardFonts.of(own.font);
  const left = shown?.x ?? emptyTextX(group);
  const top = shown ? shown.y - baselineOf(font, own.size, own.leading) : 4;
  return (
    <div
      className={styles.field}
      style={{
        left: group.x + left,
        top: group.y + top,
        width: group.w - left - 3,
        minHeight: group.h - top - 3,
        font: `${font.italic ? "italic " : ""}${font.weight} ${own.size}px/${own.leading}px "${font.family}"`,
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
