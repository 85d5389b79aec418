import type { EpochMs, ProjectId, WorkspaceId } from "@itinera/core";

export interface Project {
  readonly id: ProjectId;
  readonly name: string;
  readonly created: EpochMs;
}

export interface Projects {
  /** By name. */
  list(workspace: WorkspaceId): Promise<readonly Project[]>;
  get(workspace: WorkspaceId, id: ProjectId): Promise<Project | undefined>;
  byName(workspace: WorkspaceId, name: string): Promise<Project | undefined>;
  /** The project of this name, made when missing; safe when two ask at once. */
  ensure(
    workspace: WorkspaceId,
    name: string,
  ): Promise<{ readonly project: Project; readonly made: boolean }>;
  rename(workspace: WorkspaceId, id: ProjectId, name: string): Promise<"renamed" | "gone" | "taken">;
  /** Takes the project's imports and listed maps along; its files, rooms and analytics are the caller's. */
  remove(workspace: WorkspaceId, id: ProjectId): Promise<"removed" | "gone">;
}
