import * as vscode from 'vscode';
import { NotTrustedError } from '../engine/start.ts';
import type { TaskProvider } from './provider.ts';
import { documentOf, given } from '../commands/argument.ts';
import type { Command } from '../commands/command.ts';

/** Runs the stages of a file, or one of them with what it depends on, as it is on disk. */
export function runFile(provider: TaskProvider): Command {
  return async (_connection, argument) => {
    if (!vscode.workspace.isTrusted) throw new NotTrustedError();
    const uri = documentOf(argument);
    if (uri?.scheme !== 'file') throw new Error(vscode.l10n.t('Only files on this machine can be run.'));
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (open?.isDirty === true && !(await open.save())) return;
    await provider.runStages(uri, given(argument, 'part'));
  };
}
