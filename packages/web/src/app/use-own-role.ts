import type { ProjectId, WorkspaceRole } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { projectsQuery } from "../api/queries.ts";
import { mayFill, mayMakeProjects } from "./may.ts";
import { useMe } from "./use-me.ts";

/** What this person is in the workspace; undefined: not known yet, or nobody. */
export function useOwnRole(): WorkspaceRole | undefined {
  const me = useMe();
  return me === undefined || me.kind === "nobody" ? undefined : me.workspace.role;
}

/** "anywhere", or the names of these projects alone. */
export type Fillable = "anywhere" | readonly string[];

/** Where they may make maps and import files; undefined: not known yet. */
export function useFillable(): Fillable | undefined {
  const role = useOwnRole();
  const projects = useQuery({ ...projectsQuery, enabled: role !== undefined && !mayMakeProjects(role) }).data;
  if (role === undefined) return undefined;
  if (mayMakeProjects(role)) return "anywhere";
  return projects?.filter((one) => mayFill(one.role)).map(({ name }) => name);
}

/** Whether there is any such place; undefined: not known yet. */
export function useMayMake(): boolean | undefined {
  const fillable = useFillable();
  return fillable && (fillable === "anywhere" || fillable.length > 0);
}

/** What they are in a project; in one that is not listed yet, as in the workspace. */
export function useProjectRole(id: ProjectId): WorkspaceRole | undefined {
  const own = useOwnRole();
  const line = useQuery({ ...projectsQuery, select: (all) => all.find((one) => one.id === id) }).data;
  return line?.role ?? own;
}
