export { auditActions, type AuditAction } from "./audit-action.ts";
export {
  isAtLeast,
  placeRoles,
  roleOnMap,
  shareRoles,
  workspaceRoles,
  type PlaceRole,
  type PlaceRoles,
  type ShareRole,
  type WorkspaceRole,
} from "./workspace-role.ts";
export type { Brand, EpochMs, Milliseconds } from "./brand.ts";
export { channelIcon, channelNamed, channels, isChannelId, type ChannelId } from "./channel.ts";
export { iconLibrary, type LibraryIcon } from "./icon-library.ts";
export {
  accountIdSchema,
  assetIdSchema,
  cardIdSchema,
  connectorIdSchema,
  importIdSchema,
  keyIdSchema,
  laneIdSchema,
  mapIdSchema,
  personaIdSchema,
  projectIdSchema,
  sectionIdSchema,
  shareIdSchema,
  sourceIdSchema,
  stageIdSchema,
  stepIdSchema,
  ticketIdSchema,
  uploadIdSchema,
  workspaceIdSchema,
  writeKeyIdSchema,
  type AccountId,
  type AssetId,
  type CardId,
  type ColumnId,
  type ConnectorEnd,
  type ConnectorId,
  type ImportId,
  type KeyId,
  type LaneId,
  type MapId,
  type NewId,
  type PersonaId,
  type ProjectId,
  type SectionId,
  type ShareId,
  type SourceId,
  type StageId,
  type StepId,
  type TicketId,
  type UploadId,
  type WorkspaceId,
  type WriteKeyId,
} from "./ids.ts";
export { keyScopes, type KeyScope } from "./key-scope.ts";
export { langSchema, langs, type Lang } from "./lang.ts";
export {
  auditYears,
  changeSettingsSchema,
  defaultSettings,
  settingNames,
  settingsOf,
  workspaceSettingsSchema,
  type ChangeSettings,
  type SettingName,
  type WorkspaceSettings,
} from "./settings/workspace-settings.ts";
export { accentGrounds, contrast, leastContrast, readableAccent } from "./settings/accent.ts";
export { firstDays, plainCalendar, weekOf, type Calendar, type FirstDay } from "./settings/week.ts";
export { dayOfText, dayText, zoneDays, type ZoneDays } from "./event/zone-day.ts";

export {
  alternativeSchema,
  bindingOfNames,
  bindingSchema,
  bindsByNameAlone,
  propertyFilterSchema,
  propertyOps,
  type Alternative,
  type Binding,
  type PropertyFilter,
} from "./map/binding.ts";
export { columnsOf, stageLetter, type Column } from "./map/columns.ts";
export { emptyMap } from "./map/empty-map.ts";
export { heal } from "./map/heal.ts";
export { shownLanes, shownMap, type Shown } from "./map/shown-map.ts";
export {
  attachmentSchema,
  evidenceLevels,
  evidenceSchema,
  evidenceSources,
  type Attachment,
  type Evidence,
  type EvidenceLevel,
  type Image,
} from "./map/attachment.ts";
export { cardStatuses, mostAttachments, type Card, type CardDetails } from "./map/card.ts";
export { linkSchema } from "./map/field.ts";
export { isFractionalIndex } from "./map/fractional-index.ts";
export type { Lane, LaneDetails, Section } from "./map/lane.ts";
export { portraitDifferences, portraitOf, type PortraitField } from "./persona/library-persona.ts";
export { starterPersonas, type StarterPersona } from "./persona/starter-personas.ts";
export {
  personaDetailsSchema,
  personaLists,
  type Persona,
  type PersonaDetails,
  type PersonaList,
} from "./map/persona.ts";
export {
  feelingId,
  journeyMapSchema,
  listLimits,
  mapGoals,
  mapHeadSchema,
  mapTypes,
  mapTypeSchema,
  mapVersion,
  participants,
  recordLists,
  recordSchemas,
  team,
  type Connector,
  type Feeling,
  type JourneyMap,
  type MapFrame,
  type MapHead,
  type MapType,
  type RecordList,
  type RecordOf,
  type Stage,
  type Step,
} from "./map/journey-map.ts";
export { writtenLink } from "./map/written-link.ts";
export { subMapOf } from "./map/sub-map.ts";
export { referencesOf, withAssets, type MapReferences } from "./map/references.ts";
export {
  linksOf,
  plainTextOf,
  richTextOf,
  richTextSchema,
  type RichBlock,
  type RichInline,
  type RichParagraph,
  type RichText,
  type TextLink,
} from "./map/rich-text.ts";

export { applyChanges } from "./edit/apply.ts";
export type { Change } from "./edit/change.ts";
export { editSchema, type Edit, type EditKind, type EditOf } from "./edit/edit.ts";
export { byOrder, orderAt, orders } from "./edit/order.ts";
export type { EditRefusal, Plan } from "./edit/outcome.ts";
export { plan } from "./edit/plan.ts";
export { planAll, type PlanOfAll } from "./edit/plan-all.ts";

export {
  defaultLanes,
  laneKindNames,
  laneKindOf,
  laneKinds,
  type CardLook,
  type CurveScale,
  type LaneKind,
  type LaneKindDefinition,
  type LaneShape,
} from "./lane/lane-kind.ts";
export { blueprintLines, laneRoles, type BlueprintLine, type LaneRole } from "./lane/lane-role.ts";

export { checkNames, type CheckName } from "./lint/checks.ts";
export { lint, type Remark } from "./lint/lint.ts";
export type { RemarkPlace } from "./lint/remark.ts";

export type { EventRow } from "./event/event.ts";
export {
  fileRefusalReasons,
  fileRefusalSchema,
  type FileRefusal,
  type FileRefusalReason,
} from "./event/file-refusal.ts";
export { guessColumns, type ColumnGuess } from "./event/guess-columns.ts";
export { guessTimeFormat, type DayOrMonth, type TimeFormatGuess } from "./event/guess-time-format.ts";
export { createNormalizer, type Normalizer } from "./event/normalize.ts";
export { createTimeParser, type TimeParser, type TimeParserRefusal } from "./event/time-parser.ts";
export {
  columnRoles,
  fileFormatSchema,
  fileFormats,
  importMappingSchema,
  refusalReasonSchema,
  refusalReasons,
  type ColumnRole,
  type FileFormat,
  type ImportMapping,
  type RefusalReason,
} from "./event/import-mapping.ts";

export { edgesAnswerSchema, type EdgesAnswer, type EdgesQuestion } from "./question/edges.ts";
export {
  attempts,
  funnelAnswerSchema,
  ties,
  type FunnelAnswer,
  type FunnelQuestion,
} from "./question/funnel.ts";
export { kindsAnswerSchema, type KindsAnswer, type KindsQuestion } from "./question/kinds.ts";
export { matchesAnswerSchema, type MatchesAnswer, type MatchesQuestion } from "./question/matches.ts";
export { type PrecedenceAnswer, type PrecedenceQuestion } from "./question/precedence.ts";
export {
  answerSchemas,
  questionSchema,
  type AnswerOf,
  type Question,
  type QuestionKind,
  type QuestionOf,
} from "./question/question.ts";
export { meanMargin } from "./question/mean-interval.ts";
export {
  scoreNames,
  scoreScales,
  scoresAnswerSchema,
  type ScoreName,
  type ScoresAnswer,
  type ScoresQuestion,
} from "./question/scores.ts";
export {
  stageNumbersSchema,
  stagesAnswerSchema,
  type BoundStage,
  type StageMeasure,
  type StageNumbers,
  type StagesAnswer,
  type StagesQuestion,
} from "./question/stages.ts";
export { periodSchema, sessionGapMs, unitSchema, units, type Period, type Unit } from "./question/unit.ts";
export { variantsAnswerSchema, type VariantsAnswer, type VariantsQuestion } from "./question/variants.ts";

export { boundStagesOf } from "./overlay/bound-stages.ts";
export {
  overlayOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  trendWeeks,
} from "./overlay/overlay-of.ts";
export {
  smallestAnswers,
  smallestN,
  type Overlay,
  type TrendWeek,
  type Sentiment,
  type TouchpointNumbers,
} from "./overlay/overlay.ts";

export { createTranslator, loadMessages, type Translator } from "./messages/catalogue.ts";
export { namespaces, type Messages, type MessageTree, type Namespace } from "./messages/messages.ts";

export { actorOf, hintsFor, promptOf, untakenHints, type Hint } from "./template/hints.ts";
export {
  isTemplateId,
  loadTemplate,
  templateIds,
  templateList,
  type TemplateEntry,
  type TemplateId,
} from "./template/load-template.ts";
export { mapFromTemplate } from "./template/map-from-template.ts";
export type { Template, TemplateStage } from "./template/template.ts";

export { assetLimitBytes, journeyFileJsonSchema } from "./map/file-schema.ts";
export {
  journeyFileLimitMb,
  journeyFileOf,
  mapAssetsLimitBytes,
  readJourneyFile,
  type FileAssets,
  type JourneyFileReading,
  type JourneyFileRefusal,
} from "./map/file.ts";
export { migrate } from "./map/migrate.ts";

export { exampleColumns, exampleLog, type ExampleLog } from "./example/example-log.ts";
export { exampleMap, type ExampleMapKind } from "./example/example-map.ts";
export { compareMaps, type Comparison, type Difference } from "./compare/compare-maps.ts";
export {
  drawnForms,
  formSchema,
  forms,
  isDrawnForm,
  isTextForm,
  textForms,
  type DrawnForm,
  type Form,
  type TextForm,
} from "./form/form.ts";
export { addLanes, missingLanes } from "./map/type-lanes.ts";
export { proseOf, type Prose, type ProseBlock, type ProseSection } from "./text-form/prose.ts";
export { proseMarkdown, proseText, sectionTitle } from "./text-form/prose-file.ts";
export { asSentence, saidItem } from "./text-form/said-item.ts";
export { tableOf, type MapTable, type TableRow, type TableStage } from "./text-form/table.ts";
export { tableMarkdown, tableText } from "./text-form/table-file.ts";
export { feelingItems } from "./text-form/feeling-items.ts";
export type { NumberWriting, TextFormInput, TextItem, TextPlace } from "./text-form/text-form.ts";

export { findInMap, replaceAll, replaceOne, type Find } from "./find/find-in-map.ts";
export type { Sought } from "./find/find-in-text.ts";

export { editsOfPiece, type PieceEdits } from "./paste/edits-of-piece.ts";
export { editsOfTable, type TableEdits, type TableTarget } from "./paste/edits-of-table.ts";
export { loadLaneNames, plainName, type LaneNames } from "./paste/lane-names.ts";
export {
  pasteLimit,
  pastedCellAt,
  pastedTableOf,
  tableOfText,
  type PastedCell,
  type PastedTable,
} from "./paste/pasted-table.ts";
export { pieceOf, pieceSchema, type Copied, type Piece } from "./paste/piece.ts";
export { htmlOfPiece, textOfPiece } from "./paste/piece-table.ts";
export { collectLimits } from "./collect/collect-limits.ts";
export type { CollectedEvent, IdentityClaim } from "./collect/collected-event.ts";
export type { StreamEntry } from "./collect/stream-entry.ts";
export {
  quarantineReasons,
  quarantineReasonSchema,
  type QuarantineReason,
} from "./collect/quarantine-reason.ts";
export { mostIds, unite, type Identity, type Uniting, type Verdict } from "./identity/unite.ts";
export { flatProperties } from "./collect/flat-properties.ts";
export { isJsonObject, type JsonObject, type JsonValue } from "./collect/json-value.ts";
export { allCollectedOf, collectedOf, mappedEventSchema, type MappedEvent } from "./collect/mapped-event.ts";
export {
  presetGroups,
  type Handshake,
  type Preset,
  type PresetGroup,
  type PresetSample,
} from "./collect/preset/preset.ts";
export { presetKinds, presetKindSchema, type PresetKind } from "./collect/preset/preset-kind.ts";
export { presets } from "./collect/preset/presets.ts";
export type { Place, Signature, SignedPart } from "./collect/preset/signature.ts";
