import { isDrawnForm, type Form } from "@itinera/core";
import { useRef } from "react";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { DrawnForm } from "./drawn-form.tsx";
import { FaintContext, useFaint } from "./faint.ts";
import { FormStrip } from "./form-strip.tsx";
import styles from "./form-view.module.css";
import { ProseForm } from "./prose-form.tsx";
import { TableForm } from "./table-form.tsx";
import { useItemWalk } from "./use-item-walk.ts";

interface FormViewProps {
  readonly form: Exclude<Form, "grid">;
}

/** The map in another form than the grid: to be read, walked and chosen from. */
export function FormView({ form }: FormViewProps) {
  const { editor } = useDesk();
  const element = useRef<HTMLDivElement>(null);
  const place = useEditorState(editor, (state) => state.place);
  const onKeyDown = useItemWalk(element, place);
  const isFaint = useFaint();
  return (
    <div className={styles.view}>
      <FormStrip form={form} />
      <div ref={element} className={styles.desk} data-form={form} onKeyDown={onKeyDown}>
        <FaintContext value={isFaint}>
          {isDrawnForm(form) ? (
            <DrawnForm key={form} form={form} desk={element} />
          ) : form === "table" ? (
            <TableForm />
          ) : (
            <ProseForm />
          )}
        </FaintContext>
      </div>
    </div>
  );
}
