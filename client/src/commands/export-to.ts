import * as vscode from 'vscode';
import { ExportToRequest } from '@vitruve/server';
import { documentOf, given } from './argument.ts';
import type { Command } from './command.ts';
import { showWritten, yamlTarget } from './exchanged-file.ts';

/** A command that writes a manifest for another program. */
interface ExportCommand {
  readonly id: string;
  readonly program: string;
  /** The name that is proposed for the new file. */
  readonly fileName: string;
}

/**
 * Writes a manifest for another program, where the person chooses, and says what it does without. May be given its address, or
 * `{ uri, target }`, so that nothing need be asked.
 */
export function exportTo({ program, fileName }: ExportCommand): Command {
  return async (connection, argument) => {
    const source = documentOf(argument);
    if (!source) throw new Error(vscode.l10n.t('Open the file first.'));
    const exported = await connection.requestWith(ExportToRequest, { program, uri: source.toString() });
    const named = given(argument, 'target');
    const target = named === undefined ? await chosenTarget(source, fileName) : vscode.Uri.parse(named);
    if (!target) return;
    await showWritten(target, exported, {
      one: vscode.l10n.t('Exported. One item was left out.'),
      several: (count) => vscode.l10n.t('Exported. {0} items were left out.', count),
    });
  };
}

function chosenTarget(source: vscode.Uri, fileName: string): Thenable<vscode.Uri | undefined> {
  const texts = { title: vscode.l10n.t('Export'), button: vscode.l10n.t('Export') };
  return yamlTarget(texts, vscode.Uri.joinPath(source, '..', fileName).with({ scheme: 'file' }));
}
