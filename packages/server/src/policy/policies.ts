import type { Session } from "./session.ts";

/** Whether a session may do a thing. One line each; every route and every socket names one. */
export type Policy = (session: Session) => boolean;

const member: Policy = (session) => session.role === "owner";

// Until there are accounts, whoever reaches this computer's own address is its owner.
export const mayReadStatus: Policy = () => true;
export const mayReadProjects: Policy = member;
export const mayMakeProject: Policy = member;
export const mayDeleteProject: Policy = member;
export const mayReadMaps: Policy = member;
export const mayEditMaps: Policy = member;
export const mayDeleteMaps: Policy = member;
export const mayExportMaps: Policy = member;
export const mayReadPersonas: Policy = member;
export const mayEditPersonas: Policy = member;
export const mayDeletePersonas: Policy = member;
export const mayImport: Policy = member;
export const mayRemoveImports: Policy = member;
export const mayAsk: Policy = member;
export const mayRebuild: Policy = member;
export const mayReadPages: Policy = () => true;
