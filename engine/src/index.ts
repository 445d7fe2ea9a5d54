/**
 * What runs. `TASKS` lists everything that can be run; `prepareTask` and `runTask` run one in this process, and
 * `protocol.ts` is how another process asks for it. Code of a task, with the native modules that it needs, is loaded when
 * the task is.
 */
export { TASKS } from './tasks/index.ts';
export type {
  ItemLine,
  RunContext,
  Status,
  Summary,
  Task,
  TaskContext,
  TaskEntry,
  TaskPlan,
} from './running/task.ts';
export {
  prepareTask,
  runTask,
  type FinishedTask,
  type PreparedTask,
  type RunStep,
} from './running/run-task.ts';
