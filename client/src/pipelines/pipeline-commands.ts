import * as vscode from 'vscode';
import { documentOf, given } from '../commands/argument.ts';
import type { Command } from '../commands/command.ts';
import { NotTrustedError } from '../engine/start.ts';
import { modelExportArguments } from './model-export.ts';

/** Runs the command line in a terminal. @param file whose workspace folder it runs in; the first folder without it. */
export type RunInTerminal = (args: readonly string[], file: vscode.Uri | undefined) => Promise<void>;

/** What pipelines are exported to, with the ending of the file. */
const TARGETS: Readonly<Record<string, string>> = {
  argo: 'yaml',
  github: 'yml',
  gitea: 'yml',
  airflow: 'py',
  dvc: 'yaml',
};

/** Commands around pipelines and their models that run in a terminal, as on the command line. */
export function pipelineCommands(run: RunInTerminal): Readonly<Record<string, Command>> {
  const onFile =
    (argumentsFor: (uri: vscode.Uri, argument: unknown) => Promise<readonly string[] | undefined>): Command =>
    async (_connection, argument) => {
      if (!vscode.workspace.isTrusted) throw new NotTrustedError();
      const uri = documentOf(argument);
      if (uri?.scheme !== 'file') throw new Error(vscode.l10n.t('Only files on this machine can be run.'));
      const args = await argumentsFor(uri, argument);
      if (args) await run(args, uri);
    };
  const anywhere =
    (argumentsFor: (argument: unknown) => Promise<readonly string[] | undefined>): Command =>
    async (_connection, argument) => {
      if (!vscode.workspace.isTrusted) throw new NotTrustedError();
      const args = await argumentsFor(argument);
      if (args) await run(args, vscode.window.activeTextEditor?.document.uri);
    };
  return {
    'vitruve.pipelineStatus': onFile((uri) => Promise.resolve(['status', uri.fsPath])),
    'vitruve.exportPipeline': onFile(exportArguments),
    'vitruve.exportModel': onFile(modelExportArguments),
    'vitruve.importDvc': onFile(importArguments),
    'vitruve.pushResults': onFile((uri, argument) => transferArguments('push', uri, argument)),
    'vitruve.pullResults': onFile((uri, argument) => transferArguments('pull', uri, argument)),
    'vitruve.pruneResults': anywhere(async (argument) => {
      const size = given(argument, 'size') ?? (await askSize());
      return size === undefined ? undefined : ['cache', 'prune', '--size', size];
    }),
    'vitruve.installLockMerge': anywhere(() => Promise.resolve(['lock', 'install'])),
  };
}

async function exportArguments(uri: vscode.Uri, argument: unknown): Promise<readonly string[] | undefined> {
  const title = vscode.l10n.t('Export Pipeline');
  const target =
    given(argument, 'to') ?? (await vscode.window.showQuickPick(Object.keys(TARGETS), { title }));
  if (target === undefined) return undefined;
  const chosen = given(argument, 'target');
  const base = uri.path.replace(/\.?pipeline\.ya?ml$/u, '');
  const defaultUri = uri.with({ path: `${base}.${target}.${TARGETS[target] ?? 'yaml'}` });
  const file =
    chosen === undefined
      ? await vscode.window.showSaveDialog({ title, defaultUri })
      : vscode.Uri.parse(chosen);
  return file && ['export', uri.fsPath, '--to', target, '--output', file.fsPath];
}

async function importArguments(uri: vscode.Uri, argument: unknown): Promise<readonly string[] | undefined> {
  const title = vscode.l10n.t('Import DVC Pipeline');
  const chosen = given(argument, 'target');
  const defaultUri = vscode.Uri.joinPath(uri, '../dvc.pipeline.yaml');
  const file =
    chosen === undefined
      ? await vscode.window.showSaveDialog({ title, defaultUri })
      : vscode.Uri.parse(chosen);
  return file && ['import', uri.fsPath, '--output', file.fsPath];
}

async function transferArguments(
  direction: 'push' | 'pull',
  uri: vscode.Uri,
  argument: unknown,
): Promise<readonly string[] | undefined> {
  const address =
    given(argument, 'address') ??
    (await vscode.window.showInputBox({
      title: direction === 'push' ? vscode.l10n.t('Push Results') : vscode.l10n.t('Pull Results'),
      prompt: vscode.l10n.t('Folder, or S3 bucket such as "s3://bucket/prefix"'),
      ignoreFocusOut: true,
    }));
  return address === undefined || address === '' ? undefined : ['cache', direction, address, uri.fsPath];
}

async function askSize(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Prune Cache of Results'),
    prompt: vscode.l10n.t('Size to keep at most, such as 5Gi'),
    value: '20Gi',
    validateInput: (text) =>
      /^\d+(?:\.\d+)?(?:[kMGT]i?)?$/u.test(text) ? undefined : vscode.l10n.t('Enter a size such as 5Gi'),
  });
}
