import {
  isAtLeast,
  roleOnMap,
  type KeyScope,
  type MapId,
  type ProjectId,
  type WorkspaceRole,
} from "@itinera/core";
import type { RoomRole } from "@itinera/protocol";
import type { Projects } from "@itinera/store";
import type { Session } from "./session.ts";

/** Whether a session may do a thing. One line each; every route and every socket names one. */
export type Policy = (session: Session | undefined) => boolean;

const anybody: Policy = () => true;
/** A key may nothing but what `within` lets it. */
const isFree = (session: Session | undefined): session is Session =>
  session !== undefined && session.scopes === undefined;
/** By a key, only one that was given this scope. */
const within =
  (scope: KeyScope, policy: Policy): Policy =>
  (session) =>
    session?.scopes === undefined
      ? policy(session)
      : session.scopes.includes(scope) && policy({ ...session, scopes: undefined });
const least =
  (role: WorkspaceRole): Policy =>
  (session) =>
    isFree(session) && isAtLeast(session.role, role);
/** At least in some project: which one, its name says, and the route looks again. */
const leastSomewhere =
  (role: WorkspaceRole): Policy =>
  (session) =>
    isFree(session) &&
    (isAtLeast(session.role, role) ||
      Object.values(session.places.projects).some((own) => own !== "none" && isAtLeast(own, role)));
/** What was opened to guests is not theirs to give away, to copy or to take away. */
const leastOfMembers =
  (role: WorkspaceRole): Policy =>
  (session) =>
    least(role)(session) && session?.member !== "guest";
/** Of a workspace that is opened for the one who asks, whatever they are in it. */
const anyMember: Policy = isFree;
const anAccount: Policy = (session) => isFree(session) && session.who.kind === "account";
const theOperator: Policy = (session) => session?.who.kind === "operator";

export const mayReadStatus: Policy = anybody;
export const mayReadHealth: Policy = anybody;
/** Of the whole installation. */
export const mayReadMetrics: Policy = (session) =>
  session?.who.kind === "operator" || session?.who.kind === "probe";
export const mayReadPages: Policy = anybody;
export const mayReadWhoIAm: Policy = anybody;
export const maySignIn: Policy = anybody;
export const maySignOut: Policy = anybody;
export const mayAskForPassword: Policy = anybody;
export const mayOpenTickets: Policy = anybody;
/** The pass in the path says what they see. */
export const mayOpenShares: Policy = anybody;
export const mayKeepOwnAccount: Policy = anAccount;
export const mayKeepOwnKeys: Policy = anAccount;
export const mayKeepKeys: Policy = least("administrator");
export const mayReadAudit: Policy = least("administrator");
export const mayChooseWorkspace: Policy = anAccount;
export const mayMakeWorkspace: Policy = theOperator;
export const mayReadWorkspaces: Policy = theOperator;
export const mayKeepAccounts: Policy = theOperator;
export const mayRenameWorkspace: Policy = within("people", least("administrator"));
/** Language and calendar are everybody's who works here. */
export const mayReadSettings: Policy = within("read", anyMember);
export const mayChangeSettings: Policy = least("administrator");
export const maySendTestLetters: Policy = least("administrator");
export const mayReadStorage: Policy = least("administrator");
export const mayReadMembers: Policy = within("people", least("viewer"));
export const mayKeepMembers: Policy = within("people", least("administrator"));
export const mayLeave: Policy = anyMember;
/** A guest who edits one map is not told who else is in the workspace. */
export const mayReadPlaceMembers: Policy = within("people", leastOfMembers("editor"));
export const mayKeepPlaceMembers: Policy = within("people", least("administrator"));
/** Guests are shown those that were opened to them. */
export const mayListProjects: Policy = within("read", anyMember);
export const mayListMaps: Policy = within("read", anyMember);
export const mayMakeProject: Policy = within("edit", least("editor"));
export const mayDeleteProject: Policy = within("edit", least("administrator"));
export const mayReadMaps: Policy = within("read", least("viewer"));
export const mayEditMaps: Policy = within("edit", least("editor"));
export const mayMakeMapSomewhere: Policy = within("edit", leastSomewhere("editor"));
export const mayDeleteMaps: Policy = within("edit", leastOfMembers("editor"));
export const mayCopyMaps: Policy = within("edit", leastOfMembers("editor"));
export const mayShareMaps: Policy = within("share", leastOfMembers("editor"));
export const mayExportMaps: Policy = within("read", least("viewer"));
export const mayReadPersonas: Policy = within("read", least("viewer"));
export const mayEditPersonas: Policy = within("edit", least("editor"));
export const mayDeletePersonas: Policy = within("edit", least("editor"));
export const mayReadImports: Policy = within("read", least("viewer"));
export const mayImport: Policy = within("import", least("editor"));
export const mayImportSomewhere: Policy = within("import", leastSomewhere("editor"));
export const mayReadImportsSomewhere: Policy = within("read", leastSomewhere("viewer"));
export const mayRemoveImports: Policy = within("import", least("editor"));
/** The write key in the request says for which source. */
export const mayCollect: Policy = anybody;
/** Their keys are in the answer. */
export const mayReadSources: Policy = within("import", least("editor"));
export const mayKeepSources: Policy = within("import", least("editor"));
export const mayReadQuarantine: Policy = within("import", least("editor"));
export const mayAsk: Policy = within("ask", least("viewer"));
/** Of all workspaces at once. */
export const mayRebuild: Policy = theOperator;

const mayComment: Policy = within("edit", least("commenter"));
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
