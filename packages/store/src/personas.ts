import type { EpochMs, PersonaDetails, PersonaId, WorkspaceId } from "@itinera/core";

export interface LibraryPersona {
  readonly id: PersonaId;
  readonly name: string;
  /** All of its portrait but where it stands on a map. */
  readonly fields: Partial<PersonaDetails>;
  readonly created: EpochMs;
  readonly updated: EpochMs;
}

/** The personas that all maps of a workspace can take up; its pictures are kept with it. */
export interface Personas {
  /** By name. */
  list(workspace: WorkspaceId): Promise<readonly LibraryPersona[]>;
  get(workspace: WorkspaceId, id: PersonaId): Promise<LibraryPersona | undefined>;
  /** Adds it, or puts it in the place of what was there, out of the bin. */
  save(
    workspace: WorkspaceId,
    persona: Pick<LibraryPersona, "id" | "name" | "fields">,
  ): Promise<LibraryPersona>;
  /** Into the bin: no longer listed, until it is restored or removed for good. */
  bin(workspace: WorkspaceId, id: PersonaId): Promise<"binned" | "gone">;
  restore(workspace: WorkspaceId, id: PersonaId): Promise<"restored" | "gone">;
  /** For good, those that have lain in the bin since before `time`. */
  removeBinnedBefore(workspace: WorkspaceId, time: EpochMs): Promise<void>;
}
