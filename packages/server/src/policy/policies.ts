import { isAtLeast, roleOnMap, type MapId, type ProjectId, type WorkspaceRole } from "@itinera/core";
import type { RoomRole } from "@itinera/protocol";
import type { Projects } from "@itinera/store";
import type { Session } from "./session.ts";

/** Whether a session may do a thing. One line each; every route and every socket names one. */
export type Policy = (session: Session | undefined) => boolean;

const anybody: Policy = () => true;
const least =
  (role: WorkspaceRole): Policy =>
  (session) =>
    session !== undefined && isAtLeast(session.role, role);
/** At least in some project: which one, its name says, and the route looks again. */
const leastSomewhere =
  (role: WorkspaceRole): Policy =>
  (session) =>
    session !== undefined &&
    (isAtLeast(session.role, role) ||
      Object.values(session.places.projects).some((own) => own !== "none" && isAtLeast(own, role)));
/** What was opened to guests is not theirs to give away, to copy or to take away. */
const leastOfMembers =
  (role: WorkspaceRole): Policy =>
  (session) =>
    least(role)(session) && session?.member !== "guest";
/** Of a workspace that is opened for the one who asks, whatever they are in it. */
const anyMember: Policy = (session) => session !== undefined;
const anAccount: Policy = (session) => session?.who.kind === "account";
const theOperator: Policy = (session) => session?.who.kind === "operator";

export const mayReadStatus: Policy = anybody;
export const mayReadPages: Policy = anybody;
export const mayReadWhoIAm: Policy = anybody;
export const maySignIn: Policy = anybody;
export const mayAskForPassword: Policy = anybody;
export const mayOpenTickets: Policy = anybody;
/** The pass in the path says what they see. */
export const mayOpenShares: Policy = anybody;
export const mayKeepOwnAccount: Policy = anAccount;
export const mayChooseWorkspace: Policy = anAccount;
export const mayMakeWorkspace: Policy = theOperator;
export const mayReadWorkspaces: Policy = theOperator;
export const mayKeepAccounts: Policy = theOperator;
export const mayRenameWorkspace: Policy = least("administrator");
export const mayReadMembers: Policy = least("viewer");
export const mayKeepMembers: Policy = least("administrator");
export const mayLeave: Policy = anyMember;
export const mayReadPlaceMembers: Policy = leastOfMembers("editor");
export const mayKeepPlaceMembers: Policy = least("administrator");
/** Guests are shown those that were opened to them. */
export const mayListProjects: Policy = anyMember;
export const mayListMaps: Policy = anyMember;
export const mayMakeProject: Policy = least("editor");
export const mayDeleteProject: Policy = least("administrator");
export const mayReadMaps: Policy = least("viewer");
export const mayEditMaps: Policy = least("editor");
export const mayMakeMapSomewhere: Policy = leastSomewhere("editor");
export const mayDeleteMaps: Policy = leastOfMembers("editor");
export const mayCopyMaps: Policy = leastOfMembers("editor");
export const mayShareMaps: Policy = leastOfMembers("editor");
export const mayExportMaps: Policy = least("viewer");
export const mayReadPersonas: Policy = least("viewer");
export const mayEditPersonas: Policy = least("editor");
export const mayDeletePersonas: Policy = least("editor");
export const mayReadImports: Policy = least("viewer");
export const mayImport: Policy = least("editor");
export const mayImportSomewhere: Policy = leastSomewhere("editor");
export const mayReadImportsSomewhere: Policy = leastSomewhere("viewer");
export const mayRemoveImports: Policy = least("editor");
export const mayAsk: Policy = least("viewer");
/** Of all workspaces at once. */
export const mayRebuild: Policy = theOperator;

const mayComment: Policy = least("commenter");
const mayKeepOwners: Policy = least("owner");

/** Nobody makes another more than they are themselves. */
export const mayGive = (session: Session, role: WorkspaceRole): boolean =>
  role === "owner" ? mayKeepOwners(session) : mayKeepMembers(session);

/** The same session, as what it is in a project, or on a map of it. */
export function inPlace(
  session: Session,
  place: { readonly project: ProjectId; readonly map?: MapId },
): Session {
  const role = roleOnMap(session.member, session.places, place);
  return { ...session, role: role === "none" ? "guest" : role };
}

/** As what it is in the project of this name, or, where there is none yet, in the workspace. */
export async function inProjectNamed(
  session: Session,
  projects: Pick<Projects, "byName">,
  name: string,
): Promise<Session> {
  const project = await projects.byName(session.workspace, name);
  return project ? inPlace(session, { project: project.id }) : session;
}

/** Whether lists show it to them. */
export const seesProject = (session: Session, project: ProjectId): boolean =>
  mayReadMaps(inPlace(session, { project }));
export const seesMap = (
  session: Session,
  { id, project }: { readonly id: MapId; readonly project: ProjectId },
): boolean => mayReadMaps(inPlace(session, { map: id, project }));

/** What a session may do in the room of a map that it may read. */
export const roomRoleOf = (session: Session): RoomRole =>
  mayEditMaps(session) ? "editor" : mayComment(session) ? "commenter" : "viewer";
