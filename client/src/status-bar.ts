import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import type { OverviewModel } from './overview-model.ts';

/** Says in one word how the workspace is, and leads to the findings or to the cure. */
export function createStatusBar(connection: Connection, model: OverviewModel): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('vitruve.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Vitruve';
  const show = (): void => {
    const { text, tooltip, command, severe } = appearance(connection, model);
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.accessibilityInformation = { label: `Vitruve: ${tooltip}` };
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
  const { putOff } = index;
  const { error, warning, information, hint } = index.findings;
  const shown = vscode.l10n.t(
    'Files: {0} · errors: {1}, warnings: {2}, infos: {3}',
    index.files,
    error,
    warning,
    information + hint,
  );
  const tooltip = putOff > 0 ? `${shown} · ${vscode.l10n.t('in the baseline: {0}', putOff)}` : shown;
  const counts = `${error > 0 ? ` $(error) ${String(error)}` : ''}${warning > 0 ? ` $(warning) ${String(warning)}` : ''}`;
  return {
    text: counts === '' ? '$(check) Vitruve' : `Vitruve${counts}`,
    tooltip,
    command: 'workbench.actions.view.problems',
  };
}
