import { useState, type ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";

interface NamePersonaDialogProps {
  readonly title: string;
  /** On the deciding button. */
  readonly verb: string;
  readonly start?: string;
  readonly onKeep: (name: string) => void;
  readonly onClose: () => void;
  /** Other ways than a name. */
  readonly children?: ReactNode;
}

/** What a persona is called. */
export function NamePersonaDialog({
  title,
  verb,
  start = "",
  onKeep,
  onClose,
  children,
}: NamePersonaDialogProps) {
  const { t } = useWords();
  const [name, write] = useState(start);
  const words = name.trim();
  const keep = () => {
    if (words !== "") onKeep(words);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={words === ""} onPress={keep}>
            {verb}
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
      {children}
    </Dialog>
  );
}
