import { t } from '@vscode/l10n';
import { shortName } from '@vitruve/schemas/tasks';
import { TaskError } from '@vitruve/workspace';
import type { Task, TaskEntry } from './task.ts';

/** Tasks that were asked for, each loaded once. */
export class LoadedTasks {
  readonly #entries: readonly TaskEntry[];
  readonly #loaded = new Map<TaskEntry, Promise<Task>>();

  constructor(entries: readonly TaskEntry[]) {
    this.#entries = entries;
  }

  /** @throws TaskError for a task that does not exist. */
  byId(id: string): Promise<Task> {
    const entry = this.#entries.find(({ schema }) => schema['x-task'] === id);
    if (!entry) throw new TaskError(t('"{0}" is not a task', id));
    return this.#load(entry);
  }

  /** The task that checks the outputs of stages. @throws TaskError when there is none. */
  gate(): Promise<Task> {
    const entry = this.#entries.find(({ schema }) => schema['x-gate'] === true);
    if (!entry) throw new TaskError(t('No task checks the quality of data'));
    return this.#load(entry);
  }

  /** The task that a method belongs to; undefined for none. */
  byMethod(method: string): Promise<Task> | undefined {
    const entry = this.#entries.find(({ schema }) => method.startsWith(`${shortName(schema)}/`));
    return entry && this.#load(entry);
  }

  async dispose(): Promise<void> {
    const tasks = await Promise.allSettled(this.#loaded.values());
    for (const task of tasks) if (task.status === 'fulfilled') await task.value.dispose?.();
  }

  #load(entry: TaskEntry): Promise<Task> {
    const loading = this.#loaded.get(entry) ?? entry.load();
    this.#loaded.set(entry, loading);
    return loading;
  }
}
