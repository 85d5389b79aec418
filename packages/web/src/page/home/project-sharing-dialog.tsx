import type { Project } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { PlaceMembers } from "../../people/place-members.tsx";

interface ProjectSharingDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}

/** Who sees a project with all its maps, and as what. */
export function ProjectSharingDialog({ project, onClose }: ProjectSharingDialogProps) {
  const { t } = useWords();
  return (
    <Dialog
      title={t("sharing:project.title", { name: project.name })}
      isOpen
      onClose={onClose}
      size="medium"
      actions={<Button onPress={onClose}>{t("common:close")}</Button>}
    >
      <p>{t("sharing:project.lead")}</p>
      <PlaceMembers place={{ kind: "project", id: project.id }} />
    </Dialog>
  );
}
