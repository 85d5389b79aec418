import type { MapLine, Project } from "@itinera/protocol";

export interface Folder {
  readonly project: Project;
  readonly maps: readonly MapLine[];
}

const holds = (text: string, sought: string) => text.toLocaleLowerCase().includes(sought);

/**
 * Projects with their maps, both with the latest change first. With something sought: the maps whose
 * name or project holds it, and no project without such a map unless it is named so itself.
 */
export function foldersOf(
  projects: readonly Project[],
  maps: readonly MapLine[],
  search = "",
): readonly Folder[] {
  const sought = search.trim().toLocaleLowerCase();
  return projects
    .map((project) => ({
      project,
      maps: maps
        .filter((map) => map.projectId === project.id)
        .filter((map) => holds(map.name, sought) || holds(project.name, sought))
        .toSorted((a, b) => b.updated - a.updated),
    }))
    .filter(({ project, maps: found }) => found.length > 0 || holds(project.name, sought))
    .toSorted((a, b) => latestOf(b) - latestOf(a));
}

const latestOf = ({ project, maps }: Folder) =>
  Math.max(project.created, ...maps.map(({ updated }) => updated));
