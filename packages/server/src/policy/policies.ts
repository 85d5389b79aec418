import { isAtLeast, type WorkspaceRole } from "@itinera/core";
import type { RoomRole } from "@itinera/protocol";
import type { Session } from "./session.ts";

/** Whether a session may do a thing. One line each; every route and every socket names one. */
export type Policy = (session: Session | undefined) => boolean;

const anybody: Policy = () => true;
const least =
  (role: WorkspaceRole): Policy =>
  (session) =>
    session !== undefined && isAtLeast(session.role, role);

export const mayReadStatus: Policy = anybody;
export const mayReadHealth: Policy = anybody;
export const mayReadMetrics: Policy = least("administrator");
export const mayReadPages: Policy = anybody;
export const mayReadProjects: Policy = least("viewer");
export const mayMakeProject: Policy = least("editor");
export const mayDeleteProject: Policy = least("administrator");
export const mayReadMaps: Policy = least("viewer");
export const mayEditMaps: Policy = least("editor");
export const mayDeleteMaps: Policy = least("editor");
export const mayExportMaps: Policy = least("viewer");
export const mayReadPersonas: Policy = least("viewer");
export const mayEditPersonas: Policy = least("editor");
export const mayDeletePersonas: Policy = least("editor");
export const mayReadImports: Policy = least("viewer");
export const mayImport: Policy = least("editor");
export const mayRemoveImports: Policy = least("editor");
export const mayAsk: Policy = least("viewer");
export const mayRebuild: Policy = least("administrator");

const mayComment: Policy = least("commenter");

/** What a session may do in the room of a map that it may read. */
export const roomRoleOf = (session: Session): RoomRole =>
  mayEditMaps(session) ? "editor" : mayComment(session) ? "commenter" : "viewer";
