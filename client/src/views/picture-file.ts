import * as vscode from 'vscode';
import type { ViewTarget } from '@vitruve/manifests';
import type { FromWebview, PictureFormat } from '@vitruve/webviews';
import { isOwnFile } from './own-file.ts';
import { offerToOpen } from '../offer-to-open.ts';

/** A picture as a webview made it. */
export type Picture = Extract<FromWebview, { readonly type: 'picture' }>;

const EXTENSIONS: Readonly<Record<PictureFormat, string>> = {
  svg: 'svg',
  png: 'png',
  markdown: 'md',
};

export function formatName(format: PictureFormat): string {
  return format === 'markdown' ? 'Markdown' : format.toUpperCase();
}

/**
 * Writes a picture into a file: the one given, or one that is asked for, beside what the picture shows. Whoever may give a command (a
 * link, another extension) is not to write elsewhere than a picture in a folder of the user.
 */
export async function savePicture(
  { format, data }: Picture,
  of: ViewTarget,
  given: vscode.Uri | undefined,
): Promise<void> {
  const target = given && isOwnFile(given, EXTENSIONS[format]) ? given : await askTarget(of, format);
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(data, format === 'png' ? 'base64' : 'utf8'));
  void offerToOpen(target);
}

/** Puts a picture on the clipboard as text. A PNG goes there from within the webview: an extension cannot. */
export async function copyPicture({ format, data }: Picture): Promise<void> {
  if (format === 'png') throw new Error(vscode.l10n.t('Failed to copy the diagram: save it instead.'));
  await vscode.env.clipboard.writeText(data);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied as {0}', formatName(format)), 3000);
}

async function askTarget(of: ViewTarget, format: PictureFormat): Promise<vscode.Uri | undefined> {
  const extension = EXTENSIONS[format];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save diagram'),
    saveLabel: vscode.l10n.t('Save'),
    defaultUri: vscode.Uri.joinPath(await folderOf(of), `${fileName(of)}.${extension}`),
    filters: { [formatName(format)]: [extension] },
  });
}

/** Of `raci.yaml` and `raci/matrix`: `raci-matrix`. */
function fileName({ view, uri }: ViewTarget): string {
  const { path } = vscode.Uri.parse(uri);
  const name = path.slice(path.replace(/\/$/u, '').lastIndexOf('/') + 1).replace(/\.[^./]*$/u, '');
  const kind = view.slice(view.lastIndexOf('/') + 1);
  return [name.replaceAll('/', ''), kind].filter((part) => part !== '').join('-');
}

async function folderOf({ uri }: ViewTarget): Promise<vscode.Uri> {
  const shown = vscode.Uri.parse(uri);
  const workspace = vscode.workspace.getWorkspaceFolder(shown)?.uri;
  if (shown.scheme === 'untitled') return workspace ?? shown;
  try {
    const { type } = await vscode.workspace.fs.stat(shown);
    if ((type & vscode.FileType.Directory) !== 0) return shown;
  } catch {
    // It was deleted while its picture shows.
  }
  return vscode.Uri.joinPath(shown, '..');
}
