import * as vscode from 'vscode';
import { ImportRequest, TableKindsRequest, type ImportResult } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { documentOf, given } from './argument.ts';

type ImportQuestion = ImportResult['questions'][number];
type ColumnChoice = ImportQuestion['options'][number]['choice'];

/** Reads a spreadsheet into a new, unsaved manifest beside it. May be given its address, or `{ uri, kind }`. */
export async function importTable(connection: Connection, argument: unknown): Promise<void> {
  const source = await chooseSource(argument);
  if (!source) return;
  const kind = given(argument, 'kind') ?? (await chooseKind(connection, source));
  if (kind === undefined) return;
  const result = await importAnswered(connection, source, kind);
  if (!result) return;
  if (result.text !== undefined) await showUnsaved(await freeName(source, kind), result.text);
  showProblems(connection, source, result);
}

/** Imports, and asks what the table leaves open. Undefined when the user does not answer. */
async function importAnswered(
  connection: Connection,
  source: vscode.Uri,
  kind: string,
): Promise<ImportResult | undefined> {
  const columns: ColumnChoice[] = [];
  for (;;) {
    const result = await importOnce(connection, source, kind, columns);
    if (result.questions.length === 0) return result;
    for (const question of result.questions) {
      const choice = await askColumn(source, question);
      if (!choice) return undefined;
      columns.push(choice);
    }
  }
}

function importOnce(
  connection: Connection,
  source: vscode.Uri,
  kind: string,
  columns: readonly ColumnChoice[],
): Promise<ImportResult> {
  return Promise.resolve(
    vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Importing {0}', baseName(source)),
        cancellable: true,
      },
      async (_progress, token) => {
        const bytes = await vscode.workspace.fs.readFile(source);
        const base64 = Buffer.from(bytes).toString('base64');
        const params = { kind, fileName: baseName(source), base64, columns };
        return connection.requestWith(ImportRequest, params, token);
      },
    ),
  );
}

async function askColumn(
  source: vscode.Uri,
  { message, options }: ImportQuestion,
): Promise<ColumnChoice | undefined> {
  const chosen = await vscode.window.showQuickPick([...options], {
    title: vscode.l10n.t('Import {0}', baseName(source)),
    placeHolder: message,
    ignoreFocusOut: true,
  });
  return chosen?.choice;
}

function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function isSheet(uri: vscode.Uri | undefined): uri is vscode.Uri {
  return uri !== undefined && /\.(csv|xlsx)$/iu.test(uri.path);
}

async function chooseSource(argument: unknown): Promise<vscode.Uri | undefined> {
  const named = documentOf(argument);
  if (isSheet(named)) return named;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import CSV or XLSX'),
    openLabel: vscode.l10n.t('Import'),
    filters: { [vscode.l10n.t('Spreadsheets')]: ['csv', 'xlsx'] },
  });
  return chosen?.[0];
}

async function chooseKind(connection: Connection, source: vscode.Uri): Promise<string | undefined> {
  const kinds = await connection.requestWith(TableKindsRequest, { fileName: baseName(source) });
  const chosen = await vscode.window.showQuickPick([...kinds], {
    title: vscode.l10n.t('Import {0}', baseName(source)),
    placeHolder: vscode.l10n.t('Select the content of the table'),
  });
  return chosen?.id;
}

/** The first name beside the source that no file has: `plan.raci.yaml`, `plan-2.raci.yaml` … */
async function freeName(source: vscode.Uri, kind: string): Promise<vscode.Uri> {
  const stem = source.path.replace(/\.[^./]*$/u, '').replace(new RegExp(`[.-]?${kind}$`, 'iu'), '');
  const base = stem.endsWith('/') ? `${stem}${kind}` : `${stem}.${kind}`;
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${base}.yaml` : `${stem}-${String(number)}.${kind}.yaml`;
    const uri = source.with({ path });
    if (!(await exists(uri))) return uri;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  const isOpen = vscode.workspace.textDocuments.some((open) => open.uri.path === uri.path);
  if (isOpen) return true;
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Opens an unsaved document: saving it, and so keeping it, is the person's choice. */
async function showUnsaved(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
}

function showProblems(
  connection: Connection,
  source: vscode.Uri,
  { text, problems, columns }: ImportResult,
): void {
  const { output } = connection;
  for (const { sheet, column, heading, meaning } of columns) {
    const kept = meaning ?? vscode.l10n.t('kept under "other"');
    output.info(`${baseName(source)}: ${sheet}, ${column} "${heading}" → ${kept}`);
  }
  if (problems.length === 0 && text !== undefined) return;
  for (const { severity, message } of problems) {
    const line = `${baseName(source)}: ${message}`;
    if (severity === 'error') output.error(line);
    else output.warn(line);
  }
  if (text !== undefined) output.show(true);
  else
    throw new Error(
      problems[0]?.message ?? vscode.l10n.t('No table could be read from {0}.', baseName(source)),
    );
}
