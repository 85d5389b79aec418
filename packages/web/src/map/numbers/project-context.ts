import type { KindsAnswer, ProjectId } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import { client } from "../../api/client.ts";
import { projectsQuery } from "../../api/queries.ts";
import { mayAsk } from "../../app/may.ts";

/** The project whose events the map is measured by. */
export const ProjectContext = createContext<ProjectId | undefined>(undefined);
export const useProject = (): ProjectId | undefined => use(ProjectContext);

/** Whether this person may ask the project's log, and not only see a map of it. */
export function useMayAsk(): boolean {
  const project = useProject();
  const role = useQuery({
    ...projectsQuery,
    select: (projects) => projects.find((one) => one.id === project)?.role,
  }).data;
  return mayAsk(role);
}

/** What the project's log holds, and its first and last time; undefined while unknown or empty. */
export function useKinds(): KindsAnswer | undefined {
  const project = useProject();
  const isOpen = useMayAsk();
  const events = useQuery({
    ...projectsQuery,
    select: (projects) => projects.find((one) => one.id === project)?.events ?? 0,
  }).data;
  return useQuery({
    queryKey: ["kinds", project, events],
    enabled: isOpen && project !== undefined && events !== undefined && events > 0,
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => {
      if (project === undefined) throw new Error("asked without a project");
      return client.ask(project, { kind: "kinds" }, signal);
    },
  }).data;
}
