import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { namedPlace, type NamingDraft } from "../editor/hand.ts";

/** The name of a stage or step, written in a dialog of its own. */
export function PhoneNaming() {
  const { editor } = useDesk();
  const draft = useEditorState(editor, ({ hand }) => (hand.kind === "naming" ? hand.draft : undefined));
  return draft ? <NamingDialog key={draft.id} draft={draft} /> : null;
}

interface NamingDialogProps {
  readonly draft: NamingDraft;
}

function NamingDialog({ draft }: NamingDialogProps) {
  const { editor } = useDesk();
  const { t } = useWords();
  const [name, write] = useState(draft.name);
  const label = t(`map:name.${namedPlace(draft).kind}`);
  const keep = () => editor.keepName(name, "elsewhere");
  return (
    <Dialog
      title={label}
      isOpen
      onClose={() => editor.leave()}
      actions={
        <>
          <Button onPress={() => editor.leave()}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={name.trim() === "" && draft.kind !== "lane.rename"} onPress={keep}>
            {t("map:phone.keep")}
          </Button>
        </>
      }
    >
      <TextField
        label={label}
        hideLabel
        value={name}
        onChange={write}
        autoFocus
        maxLength={500}
        onEnter={keep}
      />
    </Dialog>
  );
}
