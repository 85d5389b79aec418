import type { WorkspaceId } from "@itinera/core";

/** Who asks. Every row and every query is scoped by `workspace`. */
export interface Session {
  readonly workspace: WorkspaceId;
  readonly role: "owner";
}
