/**
 * Everything that runs. `TASKS` lists what can be run; `prepareTask` and `runTask` run one in this process, and the requests of the
 * protocol in another. The code of a task is loaded when the task is.
 */

/** Tasks. */
export { TASKS } from './tasks/index.ts';
export type { ItemLine, Status, Task, TaskEntry } from './running/task.ts';

/** The inputs of tasks that the command line runs itself. */
export type { CheckInputs } from './tasks/check/inputs.ts';
export type { DiagramInputs } from './tasks/diagram/inputs.ts';

/** Running a task in this process. */
export {
  prepareTask,
  runTask,
  type FinishedTask,
  type PreparedTask,
  type RunStep,
} from './running/run-task.ts';

/** Reports and outputs. */
export { abandonOutputs } from './running/outputs/store.ts';
export { indentedJson } from './running/report/json.ts';
export { printable } from './running/report/printable.ts';
export { prepareReport, writeReport } from './running/report/write.ts';

/** Running a pipeline in this process. */
export { acceptResults } from './pipelines/accept.ts';
export { endPrograms } from './pipelines/commands/program.ts';
export type { EditorMessage, PipelineEvent, RunState } from './pipelines/events.ts';
export type { PipelineRequest } from './pipelines/execution.ts';
export type { PipelineOutcome } from './pipelines/outcome.ts';
export { runPipeline } from './pipelines/run-pipeline.ts';

/** The results of a pipeline, and those of a commit. */
export { diffResults } from './pipelines/diff-results.ts';
export type { OutputDifference, RunDifference } from './pipelines/differences/difference.ts';

/** Running a pipeline again when its files change. */
export { waitForChange } from './pipelines/watching/wait-for-change.ts';
export { watchedFilesOf } from './pipelines/watched-files-of.ts';
export { stampOf, type WatchedFiles } from './pipelines/watching/watched-files.ts';

/** Lock files that Git merges. */
export { installMergeDriver } from './pipelines/record/merge-driver.ts';
export { mergeLockFiles } from './pipelines/record/merge-locks.ts';

/** The cache of results. */
export { cacheInfo, pruneCache, transferResults, verifyCache } from './pipelines/cache/maintain.ts';

/** The history of runs. */
export { adoptRuns, gonePipelines } from './pipelines/history/adopt-runs.ts';
export { compareRuns, type Compared, type RunComparison } from './pipelines/history/compare-runs.ts';
export { RunHistory, type RunSummary } from './pipelines/history/read-runs.ts';
export { openLineageEvents } from './pipelines/tracking/open-lineage.ts';
export { knownOfRun } from './pipelines/tracking/run-digests.ts';
export { exportToMlflow, type ExportedRun } from './pipelines/tracking/export-to-mlflow.ts';
export { MlflowClient } from './pipelines/tracking/mlflow-client.ts';
export type { RecordedRun } from './pipelines/history/recorded-run.ts';

/** Pipelines for other programs. */
export { exportPipeline } from './pipelines/exports/export-pipeline.ts';
export {
  EXPORT_FLAGS,
  EXPORT_TARGETS,
  type ExportOptions,
  type ExportTarget,
} from './pipelines/exports/target.ts';

/** Models for where they are served. */
export { exportModel } from './deployments/export-model.ts';
export { modelFile } from './deployments/served-model.ts';
export {
  MODEL_EXPORT_TARGETS,
  type DeploymentOptions,
  type ModelExportTarget,
} from './deployments/target.ts';

/** The protocol between an editor and the process of the engine. */
export {
  EngineReady,
  ReportTaskRequest,
  RunTaskRequest,
  TASK_CANCELLED,
  TASK_REFUSED,
  TaskProgress,
  type TaskOutcome,
  type TaskParams,
} from './protocol.ts';

/** The HTTP service. */
export { SERVE_LIMITS } from './http/limits.ts';
export { createService } from './http/service.ts';

/** Requests of the image viewer. */
export {
  PreviewRequest,
  ReadConfigurationRequest,
  ReadDecisionsRequest,
  SaveDecisionsRequest,
} from './tasks/blur/protocol.ts';

/** The preview of tables. */
export { TableRowsRequest } from './tasks/profile/protocol.ts';
export {
  TABLE_PREVIEW,
  type ColumnProfile,
  type FoundReading,
  type TableProfile,
  type UnreadRows,
  type TableRows,
} from './tasks/profile/task.ts';

/** The form in which a prediction is tried, and what it asks. */
export { tryHistory, type RecommendedItem } from './tasks/predict/tried-history.ts';
export { describeModel, tryRow } from './tasks/predict/tried-row.ts';
export { DescribeModelRequest, PredictTextRequest, TryRowRequest } from './tasks/predict/protocol.ts';
export { PREDICTION_FORM, type ModelForm, type TriedRow } from './tasks/predict/task.ts';

/** The blur task, for its viewer and its command line. */
export { blurTask } from './tasks/blur/blur-task.ts';
export { compare, type Comparison, type PerDetector } from './tasks/blur/compare/agreement.ts';
export type { DecidedBox, Decisions, Zone } from './tasks/blur/decisions.ts';
export { DEFAULT_TASK } from './tasks/blur/defaults.ts';
export { taskOf, type BlurInputs } from './tasks/blur/inputs.ts';
export { runBlur } from './tasks/blur/run.ts';
export {
  IMAGE_REVIEW,
  type BlurResult,
  type BlurTask,
  type DoneImage,
  type PageDetection,
  type ImageResult,
} from './tasks/blur/task.ts';

/** Images: detection and anonymization. */
export { areaFor } from './vision/anonymization/mask.ts';
export {
  DEFAULT_ANONYMISATION,
  METHODS,
  MOST_SQUARES,
  SHAPES,
  type Anonymisation,
  type Method,
} from './vision/anonymization/method.ts';
export { painterFor } from './vision/anonymization/painters.ts';
export { areaOf, intersection, liesIn, type Box } from './vision/detection/box.ts';
export { MODES, SUBJECTS, type Detector, type Mode, type Subject } from './vision/detection/detection.ts';
export { createDetector } from './vision/detection/detector.ts';
export { PICTURE_FORMATS } from './vision/images/format.ts';
export { decodePicture } from './vision/images/read.ts';

/** Models, for measurements and for the scripts that prepare them. */
export { InferencePool } from './inference/process/pool.ts';
export { InferenceSession, Tensor } from './inference/process/runtime.ts';
export { textOf, wireFields, type WireField } from './inference/protobuf.ts';
export { message, type Field } from './inference/protobuf-writer.ts';
export type { Raster } from './inference/raster.ts';
