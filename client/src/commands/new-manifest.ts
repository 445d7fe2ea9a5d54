import * as vscode from 'vscode';
import { NewManifestRequest, TemplatesRequest } from '@vitruve/server/protocol';
import { applyAuthored } from '../authored.ts';
import type { Connection } from '../connection.ts';
import { given } from './argument.ts';
import { askTitle } from './ask-title.ts';

/** Makes a decision record. May be given `{ title, template }`. */
export async function newDecision(connection: Connection, argument: unknown): Promise<void> {
  const folder = await chooseFolder();
  const template = given(argument, 'template') ?? (await chooseTemplate(connection, folder));
  if (template === undefined) return;
  const title = given(argument, 'title') ?? (await askTitle(vscode.l10n.t('Decision title')));
  if (title === undefined) return;
  await create(connection, folder, { kind: 'adr', title, template });
}

/** Makes a RACI matrix. May be given `{ title }`. */
export async function newRaci(connection: Connection, argument: unknown): Promise<void> {
  const folder = await chooseFolder();
  const title =
    given(argument, 'title') ?? (await askTitle(vscode.l10n.t('Title of the responsibility matrix')));
  if (title !== undefined) await create(connection, folder, { kind: 'raci', title });
}

/** Makes an AMDEC table. May be given `{ title }`. */
export async function newAmdec(connection: Connection, argument: unknown): Promise<void> {
  const folder = await chooseFolder();
  const title =
    given(argument, 'title') ?? (await askTitle(vscode.l10n.t('Title of the FMEA table: system or process')));
  if (title !== undefined) await create(connection, folder, { kind: 'amdec', title });
}

/** Makes a pipeline. May be given `{ title, template }`. */
export async function newPipeline(connection: Connection, argument: unknown): Promise<void> {
  const folder = await chooseFolder();
  const template = given(argument, 'template');
  const title = given(argument, 'title') ?? (await askTitle(vscode.l10n.t('Pipeline title')));
  if (title !== undefined)
    await create(connection, folder, { kind: 'pipeline', title, ...(template ? { template } : {}) });
}

async function create(
  connection: Connection,
  folder: vscode.WorkspaceFolder,
  what: { readonly kind: string; readonly title: string; readonly template?: string },
): Promise<void> {
  const authored = await connection.requestWith(NewManifestRequest, {
    ...what,
    folder: folder.uri.toString(),
  });
  await applyAuthored(connection, authored);
}

/** @throws CancellationError when the person does not choose. */
async function chooseFolder(): Promise<vscode.WorkspaceFolder> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (!first) throw new Error(vscode.l10n.t('Open a folder first: the new file is created in it.'));
  if (folders.length === 1) return first;
  const chosen = await vscode.window.showWorkspaceFolderPick();
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

/** Offers the templates, the one of the settings first. */
async function chooseTemplate(
  connection: Connection,
  folder: vscode.WorkspaceFolder,
): Promise<string | undefined> {
  const templates = await connection.requestWith(TemplatesRequest, { kind: 'adr' });
  const usual = vscode.workspace.getConfiguration('vitruve', folder).get<string>('adr.template');
  const items = templates.map(({ id, label }) => ({
    id,
    label,
    description: id === usual ? vscode.l10n.t('from settings') : '',
  }));
  items.sort((a, b) => Number(b.id === usual) - Number(a.id === usual));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New decision'),
    placeHolder: vscode.l10n.t('Select a template'),
  });
  return chosen?.id;
}
