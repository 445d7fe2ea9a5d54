import { TASKS } from '@vitruve/engine';
import { shortName } from '@vitruve/schemas/tasks';
import type { TaskCommand } from '../task/command.ts';

/**
 * The commands of all tasks, in the order of their names.
 * @param extras those that have more than all tasks have; one that the engine does not know is a command all the same.
 */
export function taskCommands(extras: readonly TaskCommand[]): readonly TaskCommand[] {
  const commands = new Map<string, TaskCommand>(extras.map((one) => [one.schema['x-task'], one]));
  for (const entry of TASKS) {
    const id = entry.schema['x-task'];
    commands.set(id, { ...commands.get(id), ...entry });
  }
  return [...commands.values()].sort((a, b) => (shortName(a.schema) < shortName(b.schema) ? -1 : 1));
}

/** Loads a task of the engine. @param id such as `vitruve/check`. */
export async function loadTask(id: string): ReturnType<(typeof TASKS)[number]['load']> {
  const entry = TASKS.find(({ schema }) => schema['x-task'] === id);
  if (!entry) throw new Error(`${id} is not a task of the engine`);
  return entry.load();
}

export { addServeOptions } from '../serve/flags.ts';
