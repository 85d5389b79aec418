import { createContext, use, useCallback } from "react";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import type { ActionScene, PageVerbs } from "./action.ts";

export const PageVerbsContext = createContext<PageVerbs | undefined>(undefined);

/** What actions see, at the moment when it is asked for. */
export function useActionScene(): () => ActionScene {
  const { editor, room } = useHands();
  const page = use(PageVerbsContext);
  if (!page) throw new Error("useActionScene needs a PageVerbsContext above it");
  return useCallback(
    () => ({ editor, state: editor.store.getState(), map: room.now().map, newId, page }),
    [editor, room, page],
  );
}
