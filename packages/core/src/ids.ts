import { z } from "zod";
import type { Brand } from "./brand.ts";

export type WorkspaceId = Brand<string, "WorkspaceId">;
export type AccountId = Brand<string, "AccountId">;
export type KeyId = Brand<string, "KeyId">;
export type ShareId = Brand<string, "ShareId">;
export type TicketId = Brand<string, "TicketId">;
export type ProjectId = Brand<string, "ProjectId">;
export type MapId = Brand<string, "MapId">;
export type StageId = Brand<string, "StageId">;
export type StepId = Brand<string, "StepId">;
export type LaneId = Brand<string, "LaneId">;
export type CardId = Brand<string, "CardId">;
export type PersonaId = Brand<string, "PersonaId">;
export type ConnectorId = Brand<string, "ConnectorId">;
export type SectionId = Brand<string, "SectionId">;
/** SHA-256 of a stored file, in hexadecimal. */
export type AssetId = Brand<string, "AssetId">;
export type ImportId = Brand<string, "ImportId">;
export type UploadId = Brand<string, "UploadId">;
/** Of something that sends events: a site, an app, another system. */
export type SourceId = Brand<string, "SourceId">;
export type WriteKeyId = Brand<string, "WriteKeyId">;

/** A column of the map is a step, or a stage that has no steps. */
export type ColumnId = StageId | StepId;

/** What an arrow can start from and lead to. */
export type ConnectorEnd = ColumnId | CardId;

/** Ids are short, URL-safe and never `__proto__`: the first sign is a letter or a digit. */
const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

// The brand is the compiler's alone: nothing is transformed, so that answers can be encoded too.
const idSchema = <Id extends Brand<string, string>>() => idText as unknown as z.ZodType<Id, string>;

export const workspaceIdSchema = idSchema<WorkspaceId>();
export const accountIdSchema = idSchema<AccountId>();
export const keyIdSchema = idSchema<KeyId>();
export const shareIdSchema = idSchema<ShareId>();
export const ticketIdSchema = idSchema<TicketId>();
export const projectIdSchema = idSchema<ProjectId>();
export const mapIdSchema = idSchema<MapId>();
export const stageIdSchema = idSchema<StageId>();
export const stepIdSchema = idSchema<StepId>();
export const laneIdSchema = idSchema<LaneId>();
export const cardIdSchema = idSchema<CardId>();
export const personaIdSchema = idSchema<PersonaId>();
export const connectorIdSchema = idSchema<ConnectorId>();
export const sectionIdSchema = idSchema<SectionId>();
export const connectorEndSchema = idSchema<ConnectorEnd>();
export const importIdSchema = idSchema<ImportId>();
export const uploadIdSchema = idSchema<UploadId>();
export const sourceIdSchema = idSchema<SourceId>();
export const writeKeyIdSchema = idSchema<WriteKeyId>();
export const columnIdSchema = idSchema<ColumnId>();

export const assetIdSchema = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<AssetId, string>;

/** Makes ids; passed in, so that pure code stays repeatable. */
export type NewId = () => string;
