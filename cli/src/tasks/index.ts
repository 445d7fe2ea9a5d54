import blur from '@vitruve/schemas/tasks/blur.schema.json' with { type: 'json' };
import check from '@vitruve/schemas/tasks/check.schema.json' with { type: 'json' };
import diagram from '@vitruve/schemas/tasks/diagram.schema.json' with { type: 'json' };
import predict from '@vitruve/schemas/tasks/predict.schema.json' with { type: 'json' };
import type { TaskSchema } from '@vitruve/schemas/tasks';
import type { TaskCommand } from '../task/command.ts';

/** Tasks that have more on the command line than all tasks have, each in a folder of its own. */
export const EXTRAS: readonly TaskCommand[] = [
  {
    schema: blur,
    load: loading(blur),
    extras: async () => (await import('./blur/extras.ts')).BLUR_EXTRAS,
  },
  {
    schema: check,
    load: loading(check),
    extras: async () => (await import('./check/extras.ts')).CHECK_EXTRAS,
  },
  {
    schema: diagram,
    load: loading(diagram),
    extras: async () => (await import('./diagram/extras.ts')).DIAGRAM_EXTRAS,
  },
  {
    schema: predict,
    load: loading(predict),
    extras: async () => (await import('./predict/extras.ts')).PREDICT_EXTRAS,
  },
];

/** The list of all tasks, which reads the schemas of all, is loaded when the task is. */
function loading(schema: TaskSchema): NonNullable<TaskCommand['load']> {
  return async () => (await import('./every-task.ts')).loadTask(schema['x-task']);
}
