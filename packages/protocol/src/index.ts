export {
  createClient,
  type Client,
  type ClientOptions,
  type Fetch,
  type FetchInit,
  type FetchResponse,
} from "./client.ts";
export {
  acceptedImportSchema,
  importLineSchema,
  importLinesSchema,
  importStates,
  newImportSchema,
  uploadedSchema,
  type ImportLine,
  type NewImport,
} from "./imports.ts";
export {
  discoveredSchema,
  discoverSchema,
  editedSchema,
  editsSchema,
  exampleSchema,
  copySchema,
  exportFormats,
  formatsOfForm,
  exportFormatSchema,
  exportQuerySchema,
  madeExampleSchema,
  madeMapSchema,
  mapLineSchema,
  mapLinesSchema,
  mapWithParentsSchema,
  newMapSchema,
  storedAssetSchema,
  type Discovered,
  type ExportFormat,
  type ExportQuery,
  type MapLine,
  type NewMap,
  type SentAsset,
} from "./maps.ts";
export {
  certainties,
  previewRowLimit,
  previewSchema,
  type Preview,
  type PreviewColumn,
  type TimeQuestion,
} from "./preview.ts";
export { ProblemError, problemSchema, type Problem } from "./problem.ts";
export {
  lendPersonaSchema,
  libraryPersonaSchema,
  libraryPersonasSchema,
  savePersonaSchema,
  type LibraryPersona,
  type SavePersona,
} from "./personas.ts";
export { newProjectSchema, projectSchema, projectsSchema, type Project } from "./projects.ts";
export {
  maxPresenceBytes,
  maxUpdateBytes,
  type ClientFrame,
  type HeardFrame,
  type Present,
  type RoomRefusal,
  type RoomRole,
  type ServerFrame,
} from "./room-frames.ts";
export { decodeClientFrame, decodeServerFrame, encodeClientFrame, encodeServerFrame } from "./room-wire.ts";
export {
  engineStates,
  readinessSchema,
  rebuiltSchema,
  statusSchema,
  type Readiness,
  type Status,
} from "./status.ts";
