import type { Component, Task } from './model.ts';

/** The tasks of a graph that are done before one of it: those that it depends on, and those whose outputs it takes. */
export function tasksBefore({ tasks }: Component, { dependentTasks, inputs }: Task): Task[] {
  const names = new Set([
    ...dependentTasks.map(({ text }) => text),
    ...inputs.flatMap(({ from }) => from?.task?.text ?? []),
  ]);
  return [...names].flatMap((name) => tasks.get(name) ?? []);
}
