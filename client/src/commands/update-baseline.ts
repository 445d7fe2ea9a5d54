import * as vscode from 'vscode';
import { BaselineRequest, type BaselineParams, type BaselineState } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { offerToOpen } from '../offer-to-open.ts';
import { given } from './argument.ts';
import { chooseFolder } from './choose-folder.ts';

type Change = NonNullable<BaselineParams['change']>;

/**
 * Writes the baseline of a workspace folder, or removes from it what is gone: whoever asks chooses, after the numbers. May be given
 * `{ change }`, `shrink` or `write`, so that nothing is asked.
 */
export async function updateBaseline(connection: Connection, argument: unknown): Promise<void> {
  const folder = await chooseFolder(vscode.l10n.t('Open a folder first: the baseline is a file in it.'));
  const uri = folder.toString();
  const before = await connection.requestWith(BaselineRequest, { uri });
  const wanted = given(argument, 'change');
  const change = wanted === 'shrink' || wanted === 'write' ? wanted : await ask(before);
  if (!change) return;
  const {
    path,
    known,
    fresh,
    gone,
    uri: file,
  } = await connection.requestWith(BaselineRequest, {
    uri,
    change,
  });
  const findings = change === 'write' ? known + fresh : known;
  const removed = vscode.l10n.t(
    'Baseline "{0}" updated. Findings in it: {1}, removed: {2}',
    path,
    findings,
    gone,
  );
  void offerToOpen(vscode.Uri.parse(file), removed);
}

async function ask({ path, exists, known, fresh, gone }: BaselineState): Promise<Change | undefined> {
  if (exists ? fresh + gone === 0 : fresh === 0) {
    void vscode.window.showInformationMessage(
      exists
        ? vscode.l10n.t('The baseline "{0}" is up to date. Findings in it: {1}', path, known)
        : vscode.l10n.t('No findings: a baseline is not needed.'),
    );
    return undefined;
  }
  const shrink = {
    change: 'shrink' as const,
    label: vscode.l10n.t('Remove resolved findings: {0}', gone),
    detail: vscode.l10n.t('New findings stay visible.'),
  };
  const write = {
    change: 'write' as const,
    label: exists
      ? vscode.l10n.t('Add all new findings: {0}', fresh)
      : vscode.l10n.t('Create a baseline with all findings: {0}', fresh),
    detail: vscode.l10n.t('They are dimmed from then on, and "vitruve check --baseline" passes over them.'),
  };
  const items = [...(exists && gone > 0 ? [shrink] : []), ...(fresh > 0 ? [write] : [])];
  const title = vscode.l10n.t('Baseline "{0}"', path);
  return (
    await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Select what to change') })
  )?.change;
}
