import { isAtLeast, type WorkspaceRole } from "@itinera/core";

/** Whether somebody of a role may do a thing, as the server has it; undefined: not known yet, or nobody. */
export type May = (role: WorkspaceRole | undefined) => boolean;

const least =
  (wanted: WorkspaceRole): May =>
  (role) =>
    role !== undefined && isAtLeast(role, wanted);

// In a workspace.
export const mayReadLibrary: May = least("viewer");
export const mayReadPeople: May = least("viewer");
export const mayKeepPeople: May = least("administrator");
export const mayReadAudit: May = least("administrator");
export const mayChangeSettings: May = least("administrator");
export const mayMakeProjects: May = least("editor");
export const mayKeepLibrary: May = least("editor");
export const mayDeleteProjects: May = least("administrator");

// In a project, or on a map.
export const mayAsk: May = least("viewer");
export const mayFill: May = least("editor");
export const mayReadWhoSees: May = least("editor");

/** Nobody makes another more than they are themselves. */
export const mayGive = (own: WorkspaceRole | undefined, role: WorkspaceRole): boolean =>
  role === "owner" ? own === "owner" : mayKeepPeople(own);
