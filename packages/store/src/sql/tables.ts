import type {
  AccountId,
  AssetId,
  AuditAction,
  EpochMs,
  ImportId,
  KeyId,
  MapHead,
  MapId,
  PersonaId,
  PlaceRole,
  ProjectId,
  ShareId,
  ShareRole,
  SourceId,
  TicketId,
  WorkspaceId,
  WorkspaceRole,
  WriteKeyId,
} from "@itinera/core";
import type { Generated } from "kysely";
import type { EntryNumber } from "../event-log.ts";
import type { FileId } from "../files.ts";
import type { ImportState } from "../imports.ts";
import type { JobId, JobState } from "../jobs.ts";
import type { TicketFor } from "../tickets.ts";
import type { Place } from "../workspaces.ts";

/** JSON as text: both dialects keep it as it was written. */
type JsonText = string;

export interface Tables {
  readonly project: { workspace: WorkspaceId; id: ProjectId; name: string; created: EpochMs };
  readonly map: {
    workspace: WorkspaceId;
    id: MapId;
    project: ProjectId;
    name: string;
    type: MapHead["type"];
    lang: MapHead["lang"];
    created: EpochMs;
    updated: EpochMs;
    /** When it was put into the bin; null: it is not there. */
    binned: EpochMs | null;
  };
  readonly event_log: {
    number: Generated<EntryNumber>;
    workspace: WorkspaceId;
    project: ProjectId;
    at: EpochMs;
    entry: JsonText;
  };
  readonly import: {
    workspace: WorkspaceId;
    id: ImportId;
    project: ProjectId;
    number: EntryNumber;
    sha256: string;
    state: ImportState;
    counts: JsonText;
    refused: JsonText;
    refused_rows: FileId | null;
    failure: string | null;
  };
  readonly job: {
    number: Generated<number>;
    workspace: WorkspaceId;
    id: JobId;
    kind: string;
    payload: JsonText;
    state: JobState;
    progress: JsonText;
    result: JsonText;
    attempts: number;
    held_until: EpochMs;
    created: EpochMs;
    updated: EpochMs;
  };
  readonly asset: {
    workspace: WorkspaceId;
    asset: AssetId;
    file: FileId;
    name: string;
    mime: string;
    bytes: number;
    width: number | null;
    height: number | null;
    /** When something last began or ceased to use it. */
    seen: EpochMs;
  };
  readonly map_asset: {
    workspace: WorkspaceId;
    map: MapId;
    asset: AssetId;
    /** 1: the map refers to it now; 0: it did, or was given it and may. */
    referred: 0 | 1;
  };
  /** A card of `map` leads to `target`, which may be gone. */
  readonly map_link: { workspace: WorkspaceId; map: MapId; target: MapId };
  readonly persona: {
    workspace: WorkspaceId;
    id: PersonaId;
    name: string;
    fields: JsonText;
    /** The asset that its fields name: it is in use. */
    picture: AssetId | null;
    created: EpochMs;
    updated: EpochMs;
    binned: EpochMs | null;
  };
  readonly setting: { workspace: WorkspaceId; key: string; value: JsonText };
  readonly workspace: { id: WorkspaceId; name: string; created: EpochMs };
  /** Of the identity library's tables, the columns that queries of ours use. */
  readonly account: { id: AccountId; name: string; email: string; suspended: EpochMs | null };
  readonly session: { id: string; account: AccountId; workspace: WorkspaceId | null };
  readonly credential: { id: string; account: AccountId; providerId: string; password: string | null };
  readonly member: { workspace: WorkspaceId; account: AccountId; role: WorkspaceRole; since: EpochMs };
  readonly place_role: {
    workspace: WorkspaceId;
    account: AccountId;
    place: Place["kind"];
    target: Place["id"];
    role: PlaceRole;
  };
  readonly ticket: {
    id: TicketId;
    kind: TicketFor["kind"];
    workspace: WorkspaceId | null;
    account: AccountId | null;
    email: string | null;
    role: WorkspaceRole | null;
    map: MapId | null;
    made_by: string | null;
    created: EpochMs;
    expires: EpochMs;
    used: EpochMs | null;
  };
  readonly share: {
    id: ShareId;
    workspace: WorkspaceId;
    map: MapId;
    role: ShareRole;
    /** Its hash. */
    password: string | null;
    expires: EpochMs | null;
    lanes: JsonText | null;
    numbers: 0 | 1;
    embed: JsonText | null;
    made_by: string;
    created: EpochMs;
    seen: EpochMs | null;
  };
  readonly api_key: {
    id: KeyId;
    workspace: WorkspaceId;
    account: AccountId;
    name: string;
    /** SHA-256 of what is secret of it, in hexadecimal. */
    hash: string;
    scopes: JsonText;
    expires: EpochMs | null;
    created: EpochMs;
    seen: EpochMs | null;
  };
  readonly source: {
    workspace: WorkspaceId;
    id: SourceId;
    project: ProjectId;
    name: string;
    kind: string;
    settings: JsonText;
    created: EpochMs;
    paused: 0 | 1;
  };
  readonly write_key: {
    id: WriteKeyId;
    workspace: WorkspaceId;
    source: SourceId;
    hash: string;
    sealed: string;
    created: EpochMs;
    revoked: EpochMs | null;
  };
  readonly attempt: { key: string; count: number; until: EpochMs };
  readonly audit: {
    number: Generated<number>;
    workspace: WorkspaceId | null;
    action: AuditAction;
    at: EpochMs;
    who: string;
    name: string;
    address: string;
    about: JsonText;
  };
  /** One row. */
  readonly access_change: { number: number };
}
