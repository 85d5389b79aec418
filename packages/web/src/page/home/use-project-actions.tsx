import type { Project } from "@itinera/protocol";
import { useNavigate } from "@tanstack/react-router";
import { FileInput, FileJson, Plus, RadioTower, Route, Trash2, UsersRound } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { mayDeleteProjects, mayFill, mayReadPeople, mayReadWhoSees } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { useDiscover } from "../../api/use-discover.ts";
import { useOpenMapFile } from "../../api/use-open-map-file.ts";
import type { MenuChoice } from "../../parts/menu.tsx";

export type ProjectAction = "new-map" | "import" | "sources" | "map-file" | "discover" | "share" | "delete";

interface ProjectActions {
  readonly choices: readonly MenuChoice<ProjectAction>[];
  readonly perform: (action: ProjectAction) => void;
  /** Unseen; must stand somewhere on the page. */
  readonly chooser: ReactNode;
}

/** What can be done with a project as a whole, by whoever this is. `onAsk`: a dialog is needed. */
export function useProjectActions(
  project: Project,
  onAsk: (dialog: "share" | "delete") => void,
): ProjectActions {
  const own = useOwnRole();
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
    sources: {
      icon: <RadioTower aria-hidden />,
      perform: () => void navigate({ to: "/project/$project/sources", params: { project: project.id } }),
    },
    "map-file": { icon: <FileJson aria-hidden />, perform: () => input.current?.click() },
    discover: { icon: <Route aria-hidden />, perform: () => discover.mutate({ project: project.id }) },
    share: { icon: <UsersRound aria-hidden />, perform: () => onAsk("share") },
    delete: { icon: <Trash2 aria-hidden />, perform: () => onAsk("delete") },
  };
  const order: readonly ProjectAction[] = [
    ...(mayFill(project.role) ? (["new-map"] as const) : []),
    ...(mayFill(project.role) && project.events ? (["discover"] as const) : []),
    ...(mayFill(project.role) ? (["import", "sources", "map-file"] as const) : []),
    ...(mayReadWhoSees(project.role) && mayReadPeople(own) ? (["share"] as const) : []),
    ...(mayDeleteProjects(own) ? (["delete"] as const) : []),
  ];

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
