/**
 * Everything Vitruve knows about manifests: it reads, indexes, checks, completes and describes them, without an editor, a process or a
 * file system. A `Workspace` holds documents; language features are functions of it, a document and a position. `KINDS` lists the
 * kinds that a workspace can be given.
 */

/** A workspace, and the kinds that it can be given. */
export type { Kind, KindDeclaration, LoadableKind } from './core/kind.ts';
export { MOST_NAMES } from './core/graph/graph.ts';
export type { WorkspaceHost } from './core/workspace/host.ts';
export { Workspace, type Manifest } from './core/workspace/workspace.ts';
export {
  beginsAsManifest,
  FILE_SETS,
  HASHED_PATTERNS,
  isKnownByBeginning,
  isManifestName,
  isReadWhenIgnored,
  MANIFEST_PATTERNS,
  PATTERNS_BY_BEGINNING,
} from './kinds/files.ts';
export { KINDS, loadKinds } from './kinds/index.ts';
export { DEFAULT_SETTINGS, SETTINGS_SECTIONS } from './kinds/settings.ts';
export { STRUCTURE_RULES } from './kinds/structure-rules.ts';

/** Settings. */
export { mergedSettings } from './core/settings/merged.ts';
export type { Profile } from './core/settings/profile.ts';
export type { Settings, SettingSchema, SettingsSection } from './core/settings/settings.ts';

/** Findings and the rules that report them. */
export type { Finding, RelatedPlace, Severity } from './core/findings/finding.ts';
export type { StructureRule } from './core/findings/structure-rules.ts';
export { ignoring } from './core/findings/ignore.ts';
export { yamlFindings } from './core/findings/yaml-problems.ts';
export { severityOf, type RuleContext } from './core/rules/rule.ts';

/** Language features: functions of a workspace, a document and a position. */
export { codeActions, EXPLAIN, FIX_ALL, IGNORE } from './core/features/code-actions.ts';
export { certainFixOf, isAutoFixable } from './core/findings/certain-fixes.ts';
export { fixDocument } from './core/features/fix-document.ts';
export { codeLenses } from './core/features/code-lens.ts';
export type { Answers } from './core/contributions/command.ts';
export type { Conversion } from './core/contributions/conversion.ts';
export {
  FOREIGN_LIMITS,
  remarkLine,
  sourceOf,
  type ForeignFile,
} from './core/contributions/foreign-import.ts';
export { commandOf, type CommandRequest, type PendingCommand } from './core/features/commands.ts';
export { completion, LazyCompletion } from './core/features/completion.ts';
export { rangeOf, workspaceEditOf } from './core/features/conversion.ts';
export { exportedText, remarkLines } from './core/features/export-to.ts';
export { definition, references } from './core/features/definition.ts';
export { diagnostics, type PutOffFindings, type RulePageAddress } from './core/features/diagnostics.ts';
export { findingGroups, findingsOfGroup, type FindingTreeOptions } from './core/features/finding-tree.ts';
export { findingBoard, type Comparison } from './core/features/finding-board.ts';
export { FindingCounts } from './core/features/finding-counts.ts';
export { documentHighlight } from './core/features/highlight.ts';
export { nameKey, type Entity } from './core/graph/entity.ts';
export { describeEntity, hover } from './core/features/hover.ts';
export { inlayHints } from './core/features/inlay-hints.ts';
export { isLookedAt } from './core/features/looked-at.ts';
export { documentLinks } from './core/features/links.ts';
export { menuContext } from './core/features/menu-context.ts';
export { filesRenamed, prepareRename, rename, RenameError } from './core/features/rename.ts';
export { SEMANTIC_TOKENS_LEGEND, semanticTokens } from './core/features/semantic-tokens.ts';
export { foldingRanges, formatting, selectionRanges } from './core/features/structure.ts';
export { documentSymbols, workspaceSymbols } from './core/features/symbols.ts';
export { trees } from './core/features/trees.ts';
export { waitingCounts, type WaitingCount } from './core/features/waiting.ts';
export {
  documentOffers,
  folderOffers,
  offersElsewhere,
  offersOfView,
  show,
  shown,
  type Offer,
} from './core/features/views.ts';
export type { OtherServers } from './core/features/yaml-language-server.ts';

/** What kinds contribute to the interface of an editor. */
export type { Question } from './core/contributions/command.ts';
export { isNewFile, type ProducedFile } from './core/contributions/produced-file.ts';
export type { TreeNode } from './core/contributions/tree.ts';

/** The data of views. */
export type { BoardDecision, DecisionBoard } from './core/views/decision-board.ts';
export {
  NODE_SHAPES,
  type Diagram,
  type DiagramEdge,
  type DiagramFilter,
  type DiagramGroup,
  type DiagramNode,
  type LegendEntry,
  type NodeShape,
} from './core/views/diagram.ts';
export type { BoardFinding, FindingBoard, Trend } from './core/views/finding-board.ts';
export type {
  CellEdit,
  LetterMeaning,
  MatrixActivity,
  MatrixCell,
  MatrixFinding,
  MatrixRole,
  ResponsibilityMatrix,
} from './core/views/matrix.ts';
export type { MappedRisk, RiskAction, RiskMap, RiskPoint, RiskScale } from './core/views/risk-map.ts';
export {
  detailKey,
  type DetailItem,
  type PageData,
  type PageDetail,
  type PageRequest,
  type PlacedDetail,
} from './core/views/page.ts';
export type { ViewSnapshot, ViewProblem, ViewTarget } from './core/views/shown.ts';
export { TONES, type Source, type Tone } from './core/views/source.ts';
export type {
  CellItem,
  SectionedTable,
  TableCell,
  TableColumn,
  TableRow,
  TableSection,
} from './core/views/table.ts';
export type { Timeline, TimelineEvent } from './core/views/timeline.ts';
export type { Content } from './core/views/view.ts';

/** Text: positions, changes, encodings. */
export { applyChanges, type TextChange, type WorkspaceChange } from './core/text/change.ts';
export { withDecimalMark } from './core/text/decimal-mark.ts';
export { decodeText, type Encoding } from './core/text/decode.ts';
export { encodeText, UnencodableCharacterError } from './core/text/encode.ts';
export { snippetText } from './core/text/snippet-text.ts';
export { isRefusal, type Refusal } from './core/text/refusal.ts';
export type { ChangedFinding, CommitComparison } from './core/contributions/comparison.ts';
export type { Commit, FolderPast, PastFolder } from './core/contributions/past-folder.ts';
export {
  isTerminalAnswer,
  type TerminalAnswer,
  type TerminalRun,
} from './core/contributions/terminal-command.ts';
export { fileName, isIn, isWithin } from './core/text/resource.ts';
export { wellFormed } from './core/text/well-formed.ts';
export type { Span } from './core/text/span.ts';

/** The language of messages. */
export { counted, language, languageOf, setLanguage, type Language } from './core/language.ts';

/** Names of files, and patterns for them. */
export { isExtension, nameSource, pathSource, type FileSet } from './core/files/file-set.ts';
export { expandedGlobs } from './core/files/glob.ts';

/** YAML with positions. */
export {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './core/yaml/node.ts';
export { parseYaml } from './core/yaml/parse.ts';
export { plainOf } from './core/yaml/plain.ts';
export { plainOrQuoted } from './core/yaml/written.ts';

/** Tables: CSV, XLSX and Markdown. */
export type {
  ColumnChoice,
  ImportedColumn,
  ImportProblem,
  ImportQuestion,
  Sheet,
  SheetPicture,
  TableImport,
} from './core/sheet.ts';
export { Archive, ArchiveError } from './formats/tables/archive.ts';
export { CSV_COMMA, CSV_SEMICOLON, writeCsv } from './formats/tables/csv-write.ts';
export { decodeWindows1252 } from './core/text/windows-1252.ts';
export { scanCsv } from './formats/tables/csv-scan.ts';
export { detectSeparator } from './formats/tables/csv-separator.ts';
export { hasDecimalCommas } from './formats/tables/cell-types.ts';
export { headerIn, isHeader } from './formats/tables/header.ts';
export { readSheets } from './formats/tables/read.ts';
export { writeXlsx } from './formats/tables/xlsx-write.ts';

/** Formats that several kinds read. */
export { findsRe2 } from './formats/regex/re2.ts';
export { isReadableParams, paramsIn } from './formats/params/params-file.ts';
export { imageNameOf } from './formats/container-images/image-name.ts';
export { nearest } from './formats/json-schema/nearest.ts';
export { setSchemaSource } from './formats/json-schema/schema-source.ts';
export { schemaValidator, typeNames } from './formats/json-schema/validate.ts';

/** Columns of tables, for what tells others of runs. */
export { sparkDifferences } from './formats/sql/spark/differences.ts';
export { StageLineage } from './formats/lineage/stage-lineage.ts';

/** Configurations of blur, for the task that runs them. */
export { BLUR } from './kinds/blur/kind.ts';
export type { BlurModel, BlurSettings } from './kinds/blur/model.ts';

/** Manifests of models, for the task that trains them. */
export { MODEL } from './kinds/model/kind.ts';
export {
  PARAMETERS_OF,
  RECOMMENDER,
  RECOMMENDER_COLUMNS,
  STACKING,
  UNUSED_BY_RECOMMENDERS,
} from './kinds/model/parameters.ts';
export type { ModelDocument } from './kinds/model/model.ts';
export { CARD_SECTIONS, type CardSection } from './kinds/model/card.ts';

/** Objectives, for the task that measures them. */
export { durationText } from './formats/objectives/budget.ts';
export { measureObjective } from './formats/objectives/measure.ts';
export type { Measured as MeasuredObjective } from './formats/objectives/measure.ts';
export type {
  ObjectivesFile,
  ObjectivesModel,
  Source as ObjectiveSource,
} from './formats/objectives/model.ts';
export { isShareObjective } from './formats/objectives/read.ts';
export { isParquet, readMeasurements } from './formats/objectives/read-source.ts';
export { metricsIn } from './formats/run-history/metrics-in.ts';
export { recordedId, HISTORY_VERSION, readRunRecord, RUN_RECORDS } from './formats/run-history/run-record.ts';
export type { RunRecord } from './formats/run-history/run-record.ts';
export { budgetLeftText, stateText, statesText } from './formats/objectives/result-text.ts';
export { shownNumber, targetText } from './formats/objectives/target-text.ts';
export { endOfDay, localDay } from './formats/objectives/zone.ts';
export { OBJECTIVES } from './kinds/objectives/kind.ts';

/** Suites of checks of data, for the task that runs them. */
export { boundsOf, type Bounds as QualityBounds } from './kinds/quality/bounds.ts';
export { suiteName } from './kinds/quality/entities.ts';
export type { ExpectationName } from './kinds/quality/expectations.ts';
export { readForeignSuite } from './kinds/quality/imports/import-suite.ts';
export { writeSuite } from './kinds/quality/imports/write-suite.ts';
export { QUALITY } from './kinds/quality/kind.ts';
export type {
  Check as QualityCheck,
  Expectation as QualityExpectation,
  QualityModel,
  Suite as QualitySuite,
  Table as QualityTable,
} from './kinds/quality/model.ts';

/** Pipelines, for the runner: what their stages read, make and stand for in each run. */
export { expressionsIn, expressionsWithin, type ExpressionPart } from './kinds/pipeline/expression.ts';
export { expressionUses } from './kinds/pipeline/expressions.ts';
export { filesOf, outputsNamed, suitesOf } from './kinds/pipeline/file-uses.ts';
export { PIPELINE } from './kinds/pipeline/kind.ts';
export { partitionOf, type Run } from './kinds/pipeline/matrix.ts';
export type { Parameter, Pipeline, PipelineModel, Stage } from './kinds/pipeline/model.ts';
export { nextPeriodEnd, periodsOf } from './kinds/pipeline/partitions.ts';
export { timeRange } from './kinds/pipeline/periods.ts';
export { RunValues } from './kinds/pipeline/run-values.ts';
export { isPipelinePath } from './kinds/pipeline/tasks.ts';
export { isWanted } from './kinds/pipeline/when.ts';
export { DVC } from './kinds/dvc/kind.ts';
export type { DvcModel } from './kinds/dvc/model.ts';
export { runnableDvc, type RunnableDvcStage } from './kinds/dvc/runnable.ts';
export { PathIndex } from './core/paths/path-index.ts';
export { isRemote } from './core/paths/remote.ts';
export { amountOf } from './formats/quantities/quantity.ts';
export { duration } from './formats/schedule/duration.ts';
export { chooseThreshold } from './formats/decision-threshold/choose-threshold.ts';
export { onnxMetadata } from './formats/onnx/metadata.ts';
export {
  CURVE_KEY,
  parseThresholdCurve,
  thresholdCurveText,
} from './formats/decision-threshold/threshold-curve.ts';
export { parseThresholdRule, type ThresholdRule } from './formats/decision-threshold/threshold-rule.ts';
export { isMet, parseRequirement, type Requirement } from './formats/measures/requirement.ts';

/** Kubernetes schemas and resources, for the build that makes the schemas and for measurements. */
export { resourcesOf } from './kinds/kubernetes/resources/read.ts';
export { issuerOf } from './formats/credentials/issued.ts';
export { couldBeSecret, isSecretName } from './kinds/kubernetes/rules/configuration/secret-words.ts';
export { catalog, groupOf, isServersGroup } from './kinds/kubernetes/schema/catalog.ts';
export type { ServerCheck } from './kinds/kubernetes/schema/constraints.ts';
export { kindsDefinedBy } from './kinds/kubernetes/schema/custom-kinds.ts';
export type { ObjectShape, ScalarShape, Shape } from './kinds/kubernetes/schema/shape.ts';

/** Responsibility matrices, for tests that edit every cell. */
export { registryOf, versionOf } from './formats/model-registry/found-version.ts';
export { withVersion, type NewVersion } from './formats/model-registry/new-version.ts';
export { changedAlias } from './kinds/registry/alias-change.ts';
export { registeredFile } from './formats/model-registry/registered-file.ts';
export type { RaciModel } from './kinds/raci/model.ts';
export { editCell } from './kinds/raci/views/edit-cell.ts';
