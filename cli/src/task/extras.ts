import blur from '@vitruve/schemas/tasks/blur.schema.json' with { type: 'json' };
import type { TaskCommand } from './command.ts';

/** Tasks that have more on the command line than all tasks have, each in a folder of its own. */
export const EXTRAS: readonly TaskCommand[] = [
  { schema: blur, extras: async () => (await import('../blur/extras.ts')).BLUR_EXTRAS },
];
