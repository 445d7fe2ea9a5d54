import * as vscode from 'vscode';
import { taskNamed } from '../../tasks/list.ts';

/** Files that say what is blurred, and how. */
const CONFIGURATIONS = taskNamed('blur')?.properties['config']?.['x-files'] ?? '';

/** Above what a configuration says: run it. */
export class RunLens implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses = vscode.workspace.onDidGrantWorkspaceTrust;

  static register(): vscode.Disposable {
    const files = { scheme: 'file', pattern: CONFIGURATIONS };
    return vscode.languages.registerCodeLensProvider(files, new RunLens());
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.isTrusted) return [];
    const title = `$(play) ${vscode.l10n.t('Run configuration')}`;
    const tooltip = vscode.l10n.t('Run blur configuration');
    const command = { title, tooltip, command: 'vitruve.blurConfigured', arguments: [uri] };
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
  }
}
