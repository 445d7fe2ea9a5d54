import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { shortName, type TaskSchema } from '@vitruve/schemas/tasks';

/** The task of a name: `check`, or `vitruve/check`. */
export function taskNamed(name: unknown): TaskSchema | undefined {
  return TASK_SCHEMAS.find((schema) => schema['x-task'] === name || shortName(schema) === name);
}
