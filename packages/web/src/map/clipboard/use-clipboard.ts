import {
  editsOfPiece,
  htmlOfPiece,
  pasteLimit,
  pieceOf,
  textOfPiece,
  type CardId,
  type Copied,
  type RichText,
} from "@itinera/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "../../app/language.tsx";
import { attachFiles } from "../asset/sendings.ts";
import { useHands } from "../editor/desk.ts";
import type { Editor } from "../editor/editor.ts";
import { newId } from "../editor/new-id.ts";
import { cardsOfCell } from "../editor/walk.ts";
import { clippingOf, flavoursOf, pieceType, readFlavours, type Clipping } from "./clipping.ts";
import type { PasteAsked } from "./paste-dialog.tsx";
import { besideOf, cardCellAt, targetOf } from "./paste-target.ts";

/** Texts, menus and dialogs have a clipboard of their own. */
const foreign = "input, textarea, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]";

/** What Ctrl C takes: what is chosen, else the thing in the hand. */
function copiedOf(editor: Editor): Copied | undefined {
  const { place } = editor.store.getState();
  const cards = editor.chosenNow();
  if (cards.size > 0) return { what: "cards", cards };
  if (place?.kind === "lane") return { what: "lane", lane: place.id };
  return place?.kind === "stage" ? { what: "stage", stage: place.id } : undefined;
}

function removeCopied(editor: Editor): void {
  const { chosen, place } = editor.store.getState();
  if (chosen.size > 0) editor.removeChosen();
  else if (place) editor.remove(place);
}

/** Copies, cuts and pastes parts of maps, tables, words and pictures while the focus is on the map. */
export function useClipboard() {
  const { editor, room } = useHands();
  const { t } = useWords();
  const [asked, ask] = useState<PasteAsked>();
  const layDownNow = useRef<(clipping: Clipping) => void>(undefined);

  useEffect(() => {
    const isOurs = ({ target }: Event) =>
      editor.store.getState().hand.kind === "rest" &&
      !(target instanceof Element && target.closest(foreign)) &&
      (getSelection()?.isCollapsed ?? true);

    const copy = (event: ClipboardEvent) => {
      const copied = isOurs(event) ? copiedOf(editor) : undefined;
      const data = event.clipboardData;
      if (!copied || !data) return;
      const piece = pieceOf(room.now().map, copied);
      const json = JSON.stringify(piece);
      const laneName = ({ name, kind }: (typeof piece.lanes)[number]) => name ?? t(`lanes:${kind}.name`);
      event.preventDefault();
      data.setData(pieceType, json);
      data.setData("text/html", htmlOfPiece(piece, laneName, json));
      data.setData("text/plain", textOfPiece(piece, laneName));
      const count = copied.what === "cards" ? copied.cards.size : 1;
      editor.tell({ kind: "copied", count });
      if (event.type === "cut" && editor.store.getState().mayEdit) removeCopied(editor);
    };
    const paste = (event: ClipboardEvent) => {
      const clipping =
        event.clipboardData && isOurs(event) ? clippingOf(flavoursOf(event.clipboardData)) : undefined;
      if (!clipping) return;
      event.preventDefault();
      if (editor.store.getState().mayEdit) layDown(clipping);
      else editor.tell({ kind: "read-only" });
    };

    function layDown(clipping: Clipping): void {
      const { map } = room.now();
      const { place } = editor.store.getState();
      switch (clipping.kind) {
        case "piece": {
          const made = editsOfPiece({ map, piece: clipping.piece, ...besideOf(map, place), newId });
          if (!made.first) return editor.tell({ kind: "paste-nowhere" });
          if (!editor.make(made.edits)) return;
          editor.goTo(made.first);
          if (clipping.piece.what === "cards" && made.cards.length > 1) editor.choose(made.cards);
          else editor.tell({ kind: "done", what: "pasted", count: Math.max(1, made.cards.length) });
          return;
        }
        case "words":
          addCard(clipping.text);
          return;
        case "files": {
          const card = addCard({ type: "doc", content: [] });
          if (card) {
            const files = clipping.files.map((file) => ({ file }));
            void attachFiles(files, card, { now: () => room.now().map, make: (edit) => editor.make(edit) });
          }
          return;
        }
        case "table": {
          const { rows, columns } = clipping.table;
          if (rows * columns > pasteLimit) editor.tell({ kind: "paste-too-big", most: pasteLimit });
          else ask({ table: clipping.table, pictures: clipping.pictures, target: targetOf(map, place) });
        }
      }
    }

    function addCard(text: RichText): CardId | undefined {
      const { map } = room.now();
      const { place } = editor.store.getState();
      const cell = cardCellAt(map, place);
      if (!cell) {
        editor.tell({ kind: "paste-nowhere" });
        return undefined;
      }
      const id = newId() as CardId;
      const stack = cardsOfCell(map, cell.lane, cell.column);
      const at = place?.kind === "card" ? stack.indexOf(place.id) + 1 : stack.length;
      const { lane, column } = cell;
      const made = editor.make({ kind: "card.add", id, lane, column, at, text });
      if (made) editor.goTo({ kind: "card", id });
      return made ? id : undefined;
    }

    layDownNow.current = layDown;
    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", paste);
    };
  }, [editor, room, t]);

  /** From a menu, where the browser makes no event of it. */
  const pasteByMenu = useCallback(async () => {
    const flavours = await readFlavours().catch(() => undefined);
    const clipping = flavours && clippingOf(flavours);
    if (clipping) layDownNow.current?.(clipping);
    else editor.tell({ kind: "paste-by-key" });
  }, [editor]);

  return { asked, close: () => ask(undefined), pasteByMenu };
}
