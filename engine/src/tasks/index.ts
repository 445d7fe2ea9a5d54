import blur from '@vitruve/schemas/tasks/blur.schema.json' with { type: 'json' };
import check from '@vitruve/schemas/tasks/check.schema.json' with { type: 'json' };
import checkData from '@vitruve/schemas/tasks/check-data.schema.json' with { type: 'json' };
import diagram from '@vitruve/schemas/tasks/diagram.schema.json' with { type: 'json' };
import drift from '@vitruve/schemas/tasks/drift.schema.json' with { type: 'json' };
import evaluate from '@vitruve/schemas/tasks/evaluate.schema.json' with { type: 'json' };
import generate from '@vitruve/schemas/tasks/generate.schema.json' with { type: 'json' };
import load from '@vitruve/schemas/tasks/load.schema.json' with { type: 'json' };
import predict from '@vitruve/schemas/tasks/predict.schema.json' with { type: 'json' };
import proposeChecks from '@vitruve/schemas/tasks/propose-checks.schema.json' with { type: 'json' };
import report from '@vitruve/schemas/tasks/report.schema.json' with { type: 'json' };
import save from '@vitruve/schemas/tasks/save.schema.json' with { type: 'json' };
import sql from '@vitruve/schemas/tasks/sql.schema.json' with { type: 'json' };
import train from '@vitruve/schemas/tasks/train.schema.json' with { type: 'json' };
import explain from '@vitruve/schemas/tasks/explain.schema.json' with { type: 'json' };
import fetch from '@vitruve/schemas/tasks/fetch.schema.json' with { type: 'json' };
import importModel from '@vitruve/schemas/tasks/import-model.schema.json' with { type: 'json' };
import label from '@vitruve/schemas/tasks/label.schema.json' with { type: 'json' };
import indicators from '@vitruve/schemas/tasks/indicators.schema.json' with { type: 'json' };
import modelCard from '@vitruve/schemas/tasks/model-card.schema.json' with { type: 'json' };
import registerModel from '@vitruve/schemas/tasks/register-model.schema.json' with { type: 'json' };
import profile from '@vitruve/schemas/tasks/profile.schema.json' with { type: 'json' };
import objectives from '@vitruve/schemas/tasks/objectives.schema.json' with { type: 'json' };
import forecast from '@vitruve/schemas/tasks/forecast.schema.json' with { type: 'json' };
import retrain from '@vitruve/schemas/tasks/retrain.schema.json' with { type: 'json' };
import { LoadedTasks } from '../running/loaded-tasks.ts';
import modelInfo from '@vitruve/schemas/tasks/model-info.schema.json' with { type: 'json' };
import type { TaskEntry } from '../running/task.ts';

/** All tasks. Each is loaded when it is asked for: start-up and other tasks need none of its libraries. */
export const TASKS: readonly TaskEntry[] = [
  { schema: blur, load: async () => (await import('./blur/blur-task.ts')).blurTask() },
  { schema: check, load: async () => (await import('./check/check-task.ts')).checkTask() },
  { schema: checkData, load: async () => (await import('./check-data/check-data-task.ts')).checkDataTask() },
  { schema: diagram, load: async () => (await import('./diagram/diagram-task.ts')).diagramTask() },
  { schema: drift, load: async () => (await import('./drift/drift-task.ts')).driftTask() },
  { schema: evaluate, load: async () => (await import('./evaluate/evaluate-task.ts')).evaluateTask() },
  { schema: generate, load: async () => (await import('./generate/generate-task.ts')).generateTask() },
  { schema: load, load: async () => (await import('./load/load-task.ts')).loadTask() },
  { schema: predict, load: async () => (await import('./predict/predict-task.ts')).predictTask() },
  {
    schema: proposeChecks,
    load: async () => (await import('./propose-checks/propose-checks-task.ts')).proposeChecksTask(),
  },
  { schema: report, load: async () => (await import('./report/report-task.ts')).reportTask() },
  { schema: save, load: async () => (await import('./save/save-task.ts')).saveTask() },
  { schema: sql, load: async () => (await import('./sql/sql-task.ts')).sqlTask() },
  { schema: train, load: async () => (await import('./train/train-task.ts')).trainTask() },
  { schema: explain, load: async () => (await import('./explain/explain-task.ts')).explainTask() },
  { schema: fetch, load: async () => (await import('./fetch/fetch-task.ts')).fetchTask() },
  {
    schema: importModel,
    load: async () => (await import('./import-model/import-model-task.ts')).importModelTask(),
  },
  { schema: label, load: async () => (await import('./label/label-task.ts')).labelTask() },
  {
    schema: indicators,
    load: async () => (await import('./indicators/indicators-task.ts')).indicatorsTask(),
  },
  { schema: modelCard, load: async () => (await import('./model-card/model-card-task.ts')).modelCardTask() },
  {
    schema: registerModel,
    load: async () => (await import('./register-model/register-model-task.ts')).registerModelTask(),
  },
  { schema: profile, load: async () => (await import('./profile/profile-task.ts')).profileTask() },
  {
    schema: objectives,
    load: async () => (await import('./objectives/objectives-task.ts')).objectivesTask(),
  },
  { schema: forecast, load: async () => (await import('./forecast/forecast-task.ts')).forecastTask() },
  {
    schema: retrain,
    load: async () => (await import('./retrain/retrain-task.ts')).retrainTask(new LoadedTasks(TASKS)),
  },
  { schema: modelInfo, load: async () => (await import('./model-info/model-info-task.ts')).modelInfoTask() },
];
