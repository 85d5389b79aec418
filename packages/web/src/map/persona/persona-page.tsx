import type { PersonaId } from "@itinera/core";
import { ArrowLeft, Printer, Redo2, Undo2 } from "lucide-react";
import { useEffect, useMemo } from "react";
import { usePageTitle } from "../../app/page-title.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import type { RoomClient } from "../../room/room-client.ts";
import { SavedState } from "../bar/saved-state.tsx";
import { HandsContext, useEditorState } from "../editor/desk.ts";
import { keyName } from "../editor/key-name.ts";
import { useAllowed } from "../editor/use-allowed.ts";
import { useEditor } from "../editor/use-editor.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import { useRoomOfPage } from "../editor/use-room-of-page.ts";
import { LibraryPart } from "./library-part.tsx";
import { PersonaSheet } from "./persona-sheet.tsx";
import styles from "./persona-page.module.css";

interface PersonaPageProps {
  readonly room: RoomClient;
  readonly id: PersonaId;
}

/** `/map/:map/persona/:persona` */
export function PersonaPage({ room, id }: PersonaPageProps) {
  const { t } = useWords();
  const { map, canUndo, canRedo } = useRoomNow(room);
  const { editor, notices } = useEditor(room);
  const hands = useMemo(() => ({ editor, room }), [editor, room]);
  const persona = map.personas.find((one) => one.id === id);
  usePageTitle(persona?.name ?? t("personas:gone"));
  useRoomOfPage(room, editor);
  useAllowed(room, editor);
  const mayEdit = useEditorState(editor, (state) => state.mayEdit);
  useUndoKeys(room, mayEdit);

  return (
    <HandsContext value={hands}>
      <div className={styles.page}>
        <header className={styles.bar}>
          <PlainLink to="/map/$id" params={{ id: map.id }} className={styles.back}>
            <ArrowLeft aria-hidden />
            <span className="visually-hidden">{t("personas:back")}</span>
            <span className={styles.map}>{map.name || t("projects:unnamed")}</span>
          </PlainLink>
          <SavedState />
          <div className={styles.end}>
            {mayEdit && (
              <>
                <IconButton
                  label={t("map:action.undo")}
                  isDisabled={!canUndo}
                  onPress={() => void room.undo()}
                >
                  <Undo2 aria-hidden />
                </IconButton>
                <IconButton
                  label={t("map:action.redo")}
                  isDisabled={!canRedo}
                  onPress={() => void room.redo()}
                >
                  <Redo2 aria-hidden />
                </IconButton>
              </>
            )}
            <IconButton label={t("personas:print")} onPress={() => print()}>
              <Printer aria-hidden />
            </IconButton>
          </div>
        </header>
        <main className={styles.main} tabIndex={-1}>
          {persona ? (
            <PersonaSheet
              key={id}
              map={map}
              persona={persona}
              rename={(name) => editor.make({ kind: "persona.rename", id, name })}
              set={(fields) => editor.make({ kind: "persona.set", id, fields })}
              aside={mayEdit && <LibraryPart map={map.id} persona={persona} make={editor.make} />}
            />
          ) : (
            <div className={styles.gone}>
              <h1>{t("personas:gone")}</h1>
              <p>{t("personas:goneText")}</p>
              {mayEdit && (
                <Button isDisabled={!canUndo} onPress={() => void room.undo()}>
                  {t("common:undo")}
                </Button>
              )}
            </div>
          )}
        </main>
        <p className="visually-hidden" role="status">
          {notices.saidCalmly}
        </p>
      </div>
    </HandsContext>
  );
}

/** In a field the browser takes back letters; everywhere else the room takes back edits. */
function useUndoKeys(room: RoomClient, mayEdit: boolean): void {
  useEffect(() => {
    if (!mayEdit) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, [role=dialog]")) return;
      const key = keyName(event);
      if (key === "mod+z") room.undo();
      else if (key === "mod+shift+z" || key === "mod+y") room.redo();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [room, mayEdit]);
}
