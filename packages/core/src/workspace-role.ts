/** What somebody is in a workspace; each may do all that those behind it may. A guest sees only what was opened to them. */
export const workspaceRoles = ["owner", "administrator", "editor", "commenter", "viewer", "guest"] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

export const isAtLeast = (role: WorkspaceRole, least: WorkspaceRole): boolean =>
  workspaceRoles.indexOf(role) <= workspaceRoles.indexOf(least);

/** What somebody is in one project or on one map, whatever they are in its workspace; `none`: they do not see it. */
export const placeRoles = ["editor", "commenter", "viewer", "none"] as const;
export type PlaceRole = (typeof placeRoles)[number];

/** What whoever holds a link may do on its map. */
export const shareRoles = ["editor", "commenter", "viewer"] as const;
export type ShareRole = (typeof shareRoles)[number];

/** The roles that somebody has in places of a workspace. */
export interface PlaceRoles {
  readonly projects: Readonly<Record<string, PlaceRole>>;
  readonly maps: Readonly<Record<string, PlaceRole>>;
}

/**
 * What somebody is on a map: the map's own role before its project's, that before the workspace's. Owners and
 * administrators are so everywhere. `none`: they do not see it.
 */
export function roleOnMap(
  role: WorkspaceRole,
  { projects, maps }: PlaceRoles,
  { map, project }: { readonly map?: string; readonly project: string },
): WorkspaceRole | "none" {
  if (isAtLeast(role, "administrator")) return role;
  const own = (map === undefined ? undefined : maps[map]) ?? projects[project];
  return own ?? (role === "guest" ? "none" : role);
}
