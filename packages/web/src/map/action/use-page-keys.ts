import { useEffect } from "react";
import { keyName } from "../editor/key-name.ts";
import { actionFor } from "./actions.ts";
import { useActionScene } from "./page-verbs.ts";

const fields = "input, textarea, select, [contenteditable=true]";
/** Lists have letters of their own, and a dialog is not the map. */
const closed = "[role=menu], [role=listbox], [role=dialog], [role=alertdialog]";
/** These work from within a text, too. */
const fromFields: readonly string[] = ["palette", "find", "replace"];

/** Keys of the page: they work wherever the focus is, as long as nothing else takes them. */
export function usePageKeys(): void {
  const sceneNow = useActionScene();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { target } = event;
      if (target instanceof Element && target.closest(closed)) return;
      const scene = sceneNow();
      const action = actionFor(keyName(event), scene);
      const isField = target instanceof Element && target.closest(fields) !== null;
      if (!action?.everywhere || (isField && !fromFields.includes(action.id))) return;
      event.preventDefault();
      action.perform(scene);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [sceneNow]);
}
