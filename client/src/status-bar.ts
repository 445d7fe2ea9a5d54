import * as vscode from 'vscode';
import type { IndexState } from '@vitruve/server';
import type { Connection } from './connection.ts';
import type { OverviewModel } from './overview-model.ts';

/** Says shortly what waits for somebody in the workspace, and leads to the list of it, or to the cure. */
export function createStatusBar(connection: Connection, model: OverviewModel): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('vitruve.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Vitruve';
  const show = (): void => {
    const { text, tooltip, command, severe } = appearance(connection, model);
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.accessibilityInformation = { label: vscode.l10n.t('Vitruve: {0}', tooltip) };
    item.backgroundColor = severe ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
  };
  show();
  item.show();
  return vscode.Disposable.from(item, model.onDidChange(show), connection.onDidChangeState(show));
}

interface Appearance {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly severe?: boolean;
}

function appearance(connection: Connection, model: OverviewModel): Appearance {
  const { index } = model;
  if (connection.state === 'stopped') {
    const tooltip = vscode.l10n.t('The language server is not running. Select to restart it.');
    return { text: '$(circle-slash) Vitruve', tooltip, command: 'vitruve.restartServer', severe: true };
  }
  if (index === undefined || index.state === 'reading') {
    const tooltip = vscode.l10n.t('Loading workspace (files: {0})', index?.files ?? 0);
    return { text: '$(sync~spin) Vitruve', tooltip, command: 'vitruve.showOutput' };
  }
  return {
    text: shortly(index),
    tooltip: atLength(index),
    command: 'vitruve.showOverview',
  };
}

/**
 * What waits for somebody, in words: the editor's own counter has the findings of all extensions, so that their numbers are here only
 * where there are any, and warnings only where nothing else is to be said.
 */
function shortly({ findings: { error, warning }, waiting }: IndexState): string {
  const errors = error > 0 ? `$(error) ${error}` : '';
  const warnings = warning > 0 && waiting.length === 0 ? `$(warning) ${warning}` : '';
  const counts = [errors, warnings].filter((part) => part !== '').join(' ');
  const words = waiting.map(({ short }) => short).join(' · ');
  const parts = [counts, words].filter((part) => part !== '');
  return parts.length === 0 ? '$(check) Vitruve' : vscode.l10n.t('Vitruve: {0}', parts.join(' · '));
}

function atLength({ files, findings, putOff, waiting }: IndexState): string {
  const { error, warning, information, hint } = findings;
  return [
    ...waiting.map(({ text }) => text),
    vscode.l10n.t(
      'Files: {0} · errors: {1}, warnings: {2}, infos: {3}',
      files,
      error,
      warning,
      information + hint,
    ),
    ...(putOff > 0 ? [vscode.l10n.t('in the baseline: {0}', putOff)] : []),
  ].join(' · ');
}
