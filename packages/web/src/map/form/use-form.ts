import { forms, type Form, type MapId } from "@itinera/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import type { Editor } from "../editor/editor.ts";

export interface FormChoice {
  readonly form: Form;
  /** The map that this one is held beside. */
  readonly beside: MapId | undefined;
  readonly show: (form: Form) => void;
  /** Round and round. */
  readonly turn: (by: 1 | -1) => void;
  readonly compare: (beside: MapId | undefined) => void;
}

/** How the map is looked at in this window; a link with it in its address opens the same. */
export function useForm(): FormChoice {
  const { form = "grid", beside } = useSearch({ from: "/map/$id" });
  const navigate = useNavigate({ from: "/map/$id" });
  return useMemo(() => {
    const show = (next: Form) =>
      void navigate({ search: next === "grid" ? {} : { form: next }, replace: true });
    return {
      form,
      beside,
      show,
      turn: (by) => show(forms[(forms.indexOf(form) + by + forms.length) % forms.length] ?? "grid"),
      compare: (map) =>
        void navigate({
          search: (old) => ({ ...(old.form && { form: old.form }), ...(map && { beside: map }) }),
        }),
    };
  }, [form, beside, navigate]);
}

/** Back in the grid, the focus is where the hand was in the other form. */
export function useReturnToGrid(isGrid: boolean, editor: Editor): void {
  const wasGrid = useRef(isGrid);
  useEffect(() => {
    const { place } = editor.store.getState();
    if (isGrid && !wasGrid.current && place) editor.goTo(place);
    wasGrid.current = isGrid;
  }, [isGrid, editor]);
}
