import type { Project } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { tell } from "../../parts/toasts.tsx";

interface DeleteProjectDialogProps {
  readonly project: Project;
  /** How many maps go with it. */
  readonly maps: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function DeleteProjectDialog({ project, maps, isOpen, onClose }: DeleteProjectDialogProps) {
  const { t, format } = useWords();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => client.deleteProject(project.id),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
      tell(t("projects:deleted", { name: project.name }));
    },
    onError: (error) => tell(problemText(t, error)),
  });
  const losses = [
    maps > 0 && t("projects:delete.maps", { count: maps }),
    project.events !== null && project.events > 0 && t("units:counted.event", { count: project.events }),
  ].filter((loss) => loss !== false);

  return (
    <Dialog
      role="alertdialog"
      title={t("projects:delete.title", { name: project.name })}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t("projects:delete.keep")}
          </Button>
          <Button look="danger" onPress={() => remove.mutate()} isPending={remove.isPending}>
            {t("projects:delete.confirm")}
          </Button>
        </>
      }
    >
      <p>
        {losses.length > 0
          ? t("projects:delete.losses", { losses: format.list(losses) })
          : t("projects:delete.nothing")}
      </p>
    </Dialog>
  );
}
