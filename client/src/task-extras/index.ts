import type * as vscode from 'vscode';
import { Blur } from './blur/blur.ts';
import { PredictionForms } from './prediction-form/prediction-forms.ts';
import { TablePreviews } from './table-preview/table-previews.ts';
import type { TaskExtras } from '../tasks/extras.ts';
import type { Tasks } from '../tasks/tasks.ts';

/** Tasks that bring views and commands of their own, each in a folder. */
export function createTaskExtras(context: vscode.ExtensionContext, tasks: Tasks): readonly TaskExtras[] {
  return [new Blur(context, tasks), new TablePreviews(context, tasks), new PredictionForms(context, tasks)];
}
