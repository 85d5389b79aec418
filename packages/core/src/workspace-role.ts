/** What somebody is in a workspace; each may do all that those behind it may. */
export const workspaceRoles = ["owner", "administrator", "editor", "commenter", "viewer"] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

export const isAtLeast = (role: WorkspaceRole, least: WorkspaceRole): boolean =>
  workspaceRoles.indexOf(role) <= workspaceRoles.indexOf(least);
