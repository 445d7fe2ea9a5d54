import * as vscode from 'vscode';
import { NotTrustedError } from '../engine/start.ts';
import type { TaskProvider } from './provider.ts';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import type { TaskSchema } from '@vitruve/schemas/tasks';
import { documentOf, given } from '../commands/argument.ts';
import type { Command } from '../commands/command.ts';

/** The task that takes files of such a name, and the input that it takes them by; undefined for a file of stages. */
async function taskOf(uri: vscode.Uri): Promise<{ schema: TaskSchema; input: string } | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  for (const schema of TASK_SCHEMAS)
    for (const [input, { 'x-files': pattern }] of Object.entries(schema.properties))
      if (pattern !== undefined && vscode.languages.match({ pattern }, document) > 0)
        return { schema, input };
  return undefined;
}

/**
 * Runs what a file configures, as it is on disk: a task, or stages: all of them, or one with what it depends on.
 * @param options arguments of the command line, for stages.
 */
export function runFile(provider: TaskProvider, options: readonly string[] = []): Command {
  return async (_connection, argument) => {
    if (!vscode.workspace.isTrusted) throw new NotTrustedError();
    const uri = documentOf(argument);
    if (uri?.scheme !== 'file') throw new Error(vscode.l10n.t('Only files on this machine can be run.'));
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (open?.isDirty === true && !(await open.save())) return;
    const task = await taskOf(uri);
    if (task) await provider.runFile(task.schema, task.input, uri, {});
    else await provider.runStages(uri, given(argument, 'part'), options);
  };
}
