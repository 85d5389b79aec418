import type { Project } from "@itinera/protocol";
import { useNavigate } from "@tanstack/react-router";
import { FileInput, FileJson, Plus, Route, Trash2 } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useDiscover } from "../../api/use-discover.ts";
import { useOpenMapFile } from "../../api/use-open-map-file.ts";
import type { MenuChoice } from "../../parts/menu.tsx";

export type ProjectAction = "new-map" | "import" | "map-file" | "discover" | "delete";

interface ProjectActions {
  readonly choices: readonly MenuChoice<ProjectAction>[];
  readonly perform: (action: ProjectAction) => void;
  /** Unseen; must stand somewhere on the page. */
  readonly chooser: ReactNode;
}

/** What can be done with a project as a whole. */
export function useProjectActions(project: Project, onDelete: () => void): ProjectActions {
  const { t } = useWords();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const discover = useDiscover();
  const openMapFile = useOpenMapFile();

  const can: Readonly<Record<ProjectAction, { readonly icon: ReactNode; readonly perform: () => void }>> = {
    "new-map": {
      icon: <Plus aria-hidden />,
      perform: () => void navigate({ to: "/templates", search: { project: project.name } }),
    },
    import: {
      icon: <FileInput aria-hidden />,
      perform: () => void navigate({ to: "/import", search: { project: project.name } }),
    },
    "map-file": { icon: <FileJson aria-hidden />, perform: () => input.current?.click() },
    discover: { icon: <Route aria-hidden />, perform: () => discover.mutate({ project: project.id }) },
    delete: { icon: <Trash2 aria-hidden />, perform: onDelete },
  };
  const order: readonly ProjectAction[] = project.events
    ? ["new-map", "discover", "import", "map-file", "delete"]
    : ["new-map", "import", "map-file", "delete"];

  return {
    choices: order.map((id) => ({
      id,
      name: t(`projects:action.${id}`),
      icon: can[id].icon,
      danger: id === "delete",
    })),
    perform: (action) => can[action].perform(),
    chooser: (
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) openMapFile.mutate({ file, project: project.name });
          currentTarget.value = "";
        }}
      />
    ),
  };
}
