import type { Disposable } from 'vscode';
import type { Command } from '../commands/command.ts';
import type { TaskView } from './task-view.ts';

/** What a task brings to the editor beside what every task has. */
export interface TaskExtras extends Disposable {
  readonly commands: Readonly<Record<string, Command>>;
  /** By the names under which `Task.view` names them. */
  readonly views: Readonly<Record<string, TaskView>>;
}
