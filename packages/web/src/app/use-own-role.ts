import type { WorkspaceRole } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { projectsQuery } from "../api/queries.ts";
import { mayFill, mayMakeProjects } from "./may.ts";
import { useMe } from "./use-me.ts";

/** What this person is in the workspace; undefined: not known yet, or nobody. */
export function useOwnRole(): WorkspaceRole | undefined {
  const me = useMe();
  return me === undefined || me.kind === "nobody" ? undefined : me.workspace.role;
}

/** Where they may make maps and import files: anywhere, in these projects alone, or nowhere; undefined: not known yet. */
export function useFillable(): "anywhere" | readonly string[] | undefined {
  const role = useOwnRole();
  const projects = useQuery({ ...projectsQuery, enabled: role !== undefined && !mayMakeProjects(role) }).data;
  if (role === undefined) return undefined;
  if (mayMakeProjects(role)) return "anywhere";
  return projects?.filter((one) => mayFill(one.role)).map(({ name }) => name);
}
