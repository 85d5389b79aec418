import { useQuery } from "@tanstack/react-query";
import { mapsQuery, membersQuery, projectsQuery } from "../../api/queries.ts";
import type { KnownNames } from "./about-words.ts";

/** Maps, projects and people of the workspace, as they are called now. */
export function useKnownNames(): KnownNames {
  const maps = useQuery(mapsQuery).data ?? [];
  const projects = useQuery(projectsQuery).data ?? [];
  const members = useQuery(membersQuery).data ?? [];
  return new Map<string, string>([
    ...maps.map(({ id, name }) => [id, name] as const),
    ...projects.map(({ id, name }) => [id, name] as const),
    ...members.map(({ account, name }) => [account, name] as const),
  ]);
}
