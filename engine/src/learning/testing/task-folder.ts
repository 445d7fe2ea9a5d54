import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareTask, runTask, type FinishedTask, type RunOptions } from '../../running/run-task.ts';
import type { Task } from '../../running/task.ts';

/** A folder in which tasks are run, for tests. */
export class TaskFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** @param files contents by name. */
  static async make(files: Readonly<Record<string, string>>): Promise<TaskFolder> {
    const path = await realpath(await mkdtemp(join(tmpdir(), 'vitruve-learning-')));
    for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
    return new TaskFolder(path);
  }

  async run<Inputs, Item, Result>(
    task: Task<Inputs, Item, Result>,
    given: Readonly<Record<string, unknown>>,
    more: Pick<RunOptions, 'programs'> = {},
  ): Promise<FinishedTask & { readonly result: Result }> {
    const context = { folder: this.path, version: '1.2.3' };
    const prepared = await prepareTask(task, given, context);
    const finished = await runTask(prepared, {
      signal: new AbortController().signal,
      onStep: () => undefined,
      ...more,
    });
    return { ...finished, result: finished.result as Result };
  }

  at(name: string): string {
    return join(this.path, name);
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true });
  }
}

/** Customers of whom some leave: a date, numbers with gaps, texts, a name, and what they spend. */
export function customers(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const age = row % 19 === 0 ? '' : String(20 + ((row * 7) % 60));
    const plan = ['basic', 'pro', 'team'][(row * 5) % 3] ?? '';
    const leaves = ((row * 7) % 60) + (plan === 'basic' ? 30 : 0) + Math.sin(row * 91.7) * 15 > 45;
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(row / 10))).toISOString().slice(0, 10);
    return [
      `c${row}`,
      day,
      age,
      plan,
      (Math.sin(row * 17.3) * 100).toFixed(2),
      leaves ? 'leaves' : 'stays',
    ].join(',');
  });
  return ['id,day,age,plan,balance,state', ...lines, ''].join('\n');
}
