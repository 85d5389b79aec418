import type { EpochMs, ImportId, MapId, ProjectId, WorkspaceId } from "@itinera/core";
import type { FileId } from "./files.ts";

export interface Project {
  readonly id: ProjectId;
  readonly name: string;
  readonly created: EpochMs;
}

/** Kind of the job that clears away the numbers of a removed project and its `ProjectRemains`. */
export const projectJobs = { clear: "project.clear" } as const;

/** What a removed project had outside of the relational tables; the payload of its job. */
export interface ProjectRemains {
  readonly project: ProjectId;
  readonly maps: readonly MapId[];
  readonly imports: readonly ImportId[];
  readonly files: readonly FileId[];
}

export interface Projects {
  /** By name. */
  list(workspace: WorkspaceId): Promise<readonly Project[]>;
  get(workspace: WorkspaceId, id: ProjectId): Promise<Project | undefined>;
  /** In which workspace it lies. */
  find(id: ProjectId): Promise<WorkspaceId | undefined>;
  byName(workspace: WorkspaceId, name: string): Promise<Project | undefined>;
  /** The project of this name, made when missing; safe when two ask at once. */
  ensure(
    workspace: WorkspaceId,
    name: string,
  ): Promise<{ readonly project: Project; readonly made: boolean }>;
  rename(workspace: WorkspaceId, id: ProjectId, name: string): Promise<"renamed" | "gone" | "taken">;
  /**
   * Takes the project's imports and maps along, those in the bin too, and adds the job that clears away
   * what lies elsewhere, in one commit.
   */
  remove(
    workspace: WorkspaceId,
    id: ProjectId,
  ): Promise<({ readonly kind: "removed" } & ProjectRemains) | { readonly kind: "gone" }>;
}
