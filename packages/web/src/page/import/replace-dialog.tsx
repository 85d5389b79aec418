import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";

interface ReplaceDialogProps {
  readonly file: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onReplace: () => void;
}

export function ReplaceDialog({ file, isOpen, onClose, onReplace }: ReplaceDialogProps) {
  const { t } = useWords();
  return (
    <Dialog
      title={t("import:replace.title")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("import:replace.keep")}</Button>
          <Button look="ink" onPress={onReplace}>
            {t("import:replace.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("import:replace.text", { file })}</p>
    </Dialog>
  );
}
