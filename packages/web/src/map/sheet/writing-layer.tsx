import type { CardId } from "@itinera/core";
import { baselineOf, sizes, standardFonts, type Group, type Scene, type TextMark } from "@itinera/scene";
import { lazy, Suspense } from "react";
import { useDesk, useEditorState } from "../editor/desk.ts";

const loadField = () => import("./rich-field.tsx");
const RichField = lazy(async () => ({ default: (await loadField()).RichField }));

/** Loads the text editor ahead, so that the first letter typed is not lost. */
export const loadRichField = (): void => void loadField();

const groupOf = (scene: Scene, id: CardId): { group: Group; isVoice: boolean; textX: number } | undefined => {
  for (const row of scene.rows) {
    const group = row.groups.find((one) => one.role === "card" && one.id === id);
    if (!group) continue;
    const icon = group.marks.some((mark) => mark.kind === "icon");
    const sign = group.marks.some((mark) => mark.kind === "path" && (mark.fill ?? mark.stroke) !== "edge");
    return { group, isVoice: row.lane.kind === "thoughts", textX: icon ? 27 : sign ? 23 : 6 };
  }
  return undefined;
};

/** The text field over the card that is being written: the card itself may be drawn anew at any moment. */
export function WritingLayer() {
  const { editor, scene, map } = useDesk();
  const draft = useEditorState(editor, ({ hand }) => (hand.kind === "writing" ? hand.draft : undefined));
  if (!draft) return null;
  const found = groupOf(scene, draft.id);
  if (!found) return null;
  const { group, isVoice } = found;
  const text = group.marks.find((mark): mark is TextMark => mark.kind === "text");
  const own = isVoice ? sizes.comfortable.voice : sizes.comfortable.body;
  const font = standardFonts.of(own.font);
  const left = text?.x ?? found.textX;
  const top = text ? text.y - baselineOf(font, own.size, own.leading) : 4;
  return (
    <Suspense>
      <RichField
        key={draft.id}
        start={map.cards.find((card) => card.id === draft.id)?.text ?? draft.text}
        lang={map.lang}
        box={{ x: group.x + left, y: group.y + top, w: group.w - left - 3, h: group.h - top - 3 }}
        font={`${font.italic ? "italic " : ""}${font.weight} ${own.size}px/${own.leading}px "${font.family}"`}
      />
    </Suspense>
  );
}
