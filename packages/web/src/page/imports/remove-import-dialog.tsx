import type { ImportLine } from "@itinera/protocol";
import { isUnderWay } from "../../api/import-state.ts";
import { useRemoveImport } from "../../api/use-remove-import.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { tell } from "../../parts/toasts.tsx";

interface RemoveImportDialogProps {
  readonly line: ImportLine;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function RemoveImportDialog({ line, isOpen, onClose }: RemoveImportDialogProps) {
  const { t } = useWords();
  const remove = useRemoveImport();
  const names = { file: line.fileName, project: line.project };
  const underWay = isUnderWay(line);
  return (
    <Dialog
      role="alertdialog"
      title={t(underWay ? "import:remove.stopTitle" : "import:remove.title", names)}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t(underWay ? "import:remove.goOn" : "import:remove.keep")}
          </Button>
          <Button
            look="danger"
            isPending={remove.isPending}
            onPress={() =>
              remove.mutate(line.id, {
                onSuccess: () => {
                  onClose();
                  tell(t(underWay ? "import:stopped" : "import:remove.done", names));
                },
              })
            }
          >
            {t(underWay ? "import:remove.stopConfirm" : "import:remove.confirm")}
          </Button>
        </>
      }
    >
      <p>
        {underWay
          ? t("import:remove.stopText", names)
          : line.added > 0
            ? t("import:remove.text", { ...names, count: line.added })
            : t("import:remove.nothing", names)}
      </p>
    </Dialog>
  );
}
