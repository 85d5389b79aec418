import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";

interface RenamePersonaDialogProps {
  readonly start: string;
  readonly onKeep: (name: string) => void;
  readonly onClose: () => void;
}

export function RenamePersonaDialog({ start, onKeep, onClose }: RenamePersonaDialogProps) {
  const { t } = useWords();
  const [name, write] = useState(start);
  const words = name.trim();
  const keep = () => {
    if (words !== "") onKeep(words);
  };
  return (
    <Dialog
      title={t("map:persona.rename")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={words === ""} onPress={keep}>
            {t("map:rename")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("map:persona.name")}
        value={name}
        onChange={write}
        autoFocus
        maxLength={500}
        onEnter={keep}
      />
    </Dialog>
  );
}
