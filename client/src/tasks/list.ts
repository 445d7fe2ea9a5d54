import { shortName, TASK_SCHEMAS, type TaskSchema } from '@vitruve/schemas/tasks';

/** The tasks that can be run. */
export const RUNNABLE: readonly TaskSchema[] = TASK_SCHEMAS.filter((schema) => schema['x-planned'] !== true);

/** The task of a name: `check`, or `vitruve/check`. */
export function taskNamed(name: unknown): TaskSchema | undefined {
  return RUNNABLE.find((schema) => schema['x-task'] === name || shortName(schema) === name);
}
