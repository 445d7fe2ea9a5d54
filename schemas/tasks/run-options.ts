import runOptions from './run-options.schema.json' with { type: 'json' };
import type { TaskSchema } from './task-schema.ts';

/** What may be asked of every run of a task, in a terminal and in `tasks.json`: apart from the schemas of tasks, which a run needs one of. */
export const RUN_OPTIONS: Pick<TaskSchema, 'properties'> = runOptions;
