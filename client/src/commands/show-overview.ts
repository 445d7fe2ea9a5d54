import * as vscode from 'vscode';
import { ServerStoppedError } from '../connection.ts';
import type { OverviewModel } from '../overview-model.ts';
import type { Command } from './command.ts';

/** The command of the editor that shows the tree of findings. */
const SHOW_FINDINGS = 'vitruve.findings.focus';

interface OverviewLine extends vscode.QuickPickItem {
  /** The command that leads to what the line counts. */
  readonly command?: string;
}

/** Lists what there is to do in the workspace: findings, then what waits for somebody; each line leads there. */
export function showOverview(model: OverviewModel): Command {
  return async (connection) => {
    if (connection.state === 'stopped') throw new ServerStoppedError();
    const chosen = await vscode.window.showQuickPick(overviewLines(model), {
      title: 'Vitruve',
      placeHolder: vscode.l10n.t('Select what to show'),
    });
    if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command);
  };
}

function overviewLines({ index }: OverviewModel): readonly OverviewLine[] {
  if (index?.state !== 'done') {
    const loading = vscode.l10n.t('Loading workspace (files: {0})', index?.files ?? 0);
    return [line('sync', loading, 'vitruve.showOutput')];
  }
  const { error, warning, information, hint } = index.findings;
  const findings: readonly (readonly [icon: string, count: number, text: string])[] = [
    ['error', error, vscode.l10n.t('Errors: {0}', error)],
    ['warning', warning, vscode.l10n.t('Warnings: {0}', warning)],
    ['info', information + hint, vscode.l10n.t('Infos: {0}', information + hint)],
    ['history', index.putOff, vscode.l10n.t('In the baseline: {0}', index.putOff)],
  ];
  const counted = findings.filter(([, count]) => count > 0);
  return [
    separator(vscode.l10n.t('Findings')),
    ...(counted.length === 0
      ? [line('check', vscode.l10n.t('No findings (files: {0})', index.files), 'vitruve.showFindings')]
      : counted.map(([icon, , text]) => line(icon, text, SHOW_FINDINGS))),
    ...(index.waiting.length === 0 ? [] : [separator(vscode.l10n.t('Waiting for a decision or an action'))]),
    ...index.waiting.map(({ icon, text, command }) => line(icon, text, command)),
    separator(vscode.l10n.t('Views')),
    line('open-preview', vscode.l10n.t('Open a view…'), 'vitruve.openView'),
  ];
}

function separator(label: string): OverviewLine {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function line(icon: string, text: string, command: string): OverviewLine {
  return { label: `$(${icon}) ${text}`, command };
}
