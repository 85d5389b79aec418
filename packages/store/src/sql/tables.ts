import type {
  AssetId,
  EpochMs,
  ImportId,
  MapHead,
  MapId,
  PersonaId,
  ProjectId,
  WorkspaceId,
} from "@itinera/core";
import type { Generated } from "kysely";
import type { EntryNumber } from "../event-log.ts";
import type { FileId } from "../files.ts";
import type { ImportState } from "../imports.ts";
import type { JobId, JobState } from "../jobs.ts";

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
}
