import type { Edit } from "@itinera/core";
import { useDeferredValue } from "react";
import { useEditorState } from "./desk.ts";
import type { Editor } from "./editor.ts";
import { draftOf } from "./hand.ts";

const writtenCard = (draft: Edit | undefined) =>
  draft?.kind === "card.write" || draft?.kind === "card.add" ? draft.id : undefined;

/**
 * What is in the hand, as the sheet shows it. Words that are being written stand in their field at once; the
 * sheet makes room for them when the letter is on the screen.
 */
export function useShownDraft(editor: Editor): Edit | undefined {
  const draft = useEditorState(editor, ({ hand }) => draftOf(hand));
  const late = useDeferredValue(draft);
  const written = writtenCard(draft);
  return written !== undefined && writtenCard(late) === written ? late : draft;
}
