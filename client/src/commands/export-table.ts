import * as vscode from 'vscode';
import { ExportRequest, type ExportFormat } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { offerToOpen } from '../offer-to-open.ts';
import { documentOf, given } from './argument.ts';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  'csv-semicolon': 'csv',
  xlsx: 'xlsx',
  markdown: 'md',
};

function isFormat(value: string | undefined): value is ExportFormat {
  return value !== undefined && Object.hasOwn(EXTENSIONS, value);
}

/** Writes a matrix or a table as a spreadsheet or as Markdown. May be given its address, or `{ uri, format, target }`. */
export async function exportTable(connection: Connection, argument: unknown): Promise<void> {
  const source = documentOf(argument);
  if (!source) throw new Error(vscode.l10n.t('Open a matrix or a table first.'));
  const wanted = given(argument, 'format');
  const format = isFormat(wanted) ? wanted : await chooseFormat();
  if (!format) return;
  const target = await chooseTarget(source, format, given(argument, 'target'));
  if (!target) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Exporting {0}', target.path.slice(target.path.lastIndexOf('/') + 1)),
      cancellable: true,
    },
    async (_progress, token) => {
      const params = { uri: source.toString(), format };
      const { base64 } = await connection.requestWith(ExportRequest, params, token);
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      await vscode.workspace.fs.writeFile(target, Buffer.from(base64, 'base64'));
    },
  );
  void offerToOpen(target);
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
  const items: { id: ExportFormat; label: string; detail: string }[] = [
    { id: 'xlsx', label: 'XLSX', detail: vscode.l10n.t('For Excel and LibreOffice') },
    { id: 'csv-semicolon', label: 'CSV ;', detail: vscode.l10n.t('Semicolon-separated, as used in France') },
    { id: 'csv', label: 'CSV ,', detail: vscode.l10n.t('Comma-separated') },
    { id: 'markdown', label: 'Markdown', detail: vscode.l10n.t('Table for a page or a merge request') },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export'),
    placeHolder: vscode.l10n.t('Select a format'),
  });
  return chosen?.id;
}

async function chooseTarget(
  source: vscode.Uri,
  format: ExportFormat,
  given: string | undefined,
): Promise<vscode.Uri | undefined> {
  if (given !== undefined) return vscode.Uri.parse(given);
  const extension = EXTENSIONS[format];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export'),
    saveLabel: vscode.l10n.t('Export'),
    defaultUri: source.with({ scheme: 'file', path: source.path.replace(/\.[^./]*$/u, `.${extension}`) }),
    filters: { [extension.toUpperCase()]: [extension] },
  });
}
