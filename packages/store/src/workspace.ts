import { workspaceIdSchema, type WorkspaceId } from "@itinera/core";

/** Where everything lives until there are accounts. */
export const defaultWorkspace: WorkspaceId = workspaceIdSchema.parse("default");
