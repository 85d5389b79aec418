export type { Account, Accounts, IdentityTables } from "./accounts.ts";
export type { Attempts } from "./attempts.ts";
export type { Audit, AuditEntry, AuditFilter, NumberedAuditEntry } from "./audit.ts";
export type { Assets, StoredAsset } from "./assets.ts";
export { defaultWorkspace } from "./workspace.ts";
export type { EntryNumber, EventLog, ImportEntry, LogEntry, LoggedEntry, RemovalEntry } from "./event-log.ts";
export { isFileId, type FileId, type Files, type FileWriting, type StoredFile } from "./files.ts";
export {
  importJobs,
  importStates,
  type ImportCounts,
  type ImportOutcome,
  type Imports,
  type ImportState,
  type ListedImport,
  type ReasonCount,
} from "./imports.ts";
export type { ClaimedJob, Job, JobId, Jobs, JobState, JobTurn, Json } from "./jobs.ts";
export type { ApiKey, ApiKeys } from "./keys.ts";
export type { ListedMap, MapLink, Maps, MirroredHead } from "./maps.ts";
export type { Announcement, Ownership, OwnershipOutcome } from "./owner.ts";
export type { LibraryPersona, Personas } from "./personas.ts";
export { projectJobs, type Project, type ProjectRemains, type Projects } from "./projects.ts";
export {
  keptBehindState,
  type ClientOwner,
  type LoadedRoom,
  type LoggedUpdate,
  type NewUpdate,
  type RoomHead,
  type RoomKey,
  type RoomLog,
  type RoomState,
  type Seq,
} from "./room-log.ts";
export type { Settings } from "./settings.ts";
export type { NewWriteKey, Source, SourceChange, Sources, WriteKey } from "./sources.ts";
export type { OwnDatabase, Space, Store, StoreOpening, StoreOptions, StoreRefusal } from "./store.ts";

export type {
  EventStream,
  NewQuarantined,
  NumberedEntry,
  Quarantined,
  QuarantineCount,
  QuarantinePage,
  Release,
  StreamHead,
  StreamKey,
  StreamNumber,
  StreamSize,
} from "./stream.ts";
export type { Share, Shares, ShareTerms } from "./shares.ts";
export type { Invitation, Ticket, TicketFor, Tickets } from "./tickets.ts";
export type { Member, Membership, Place, Workspace, Workspaces } from "./workspaces.ts";

export { fileNamesIn } from "./folder/file-names.ts";
export { openStore } from "./open-store.ts";
export { readAnnouncement, takeOwnership } from "./sqlite/owner.ts";
export { adoptDatabases } from "./sqlite/adopt-databases.ts";
export { copyDatabases, type DatabaseCopying, type DatabaseCopyingOptions } from "./sqlite/copy-databases.ts";
export {
  databaseNames,
  type DatabaseFault,
  type DatabaseName,
  type DatabaseVersions,
} from "./sqlite/databases.ts";
