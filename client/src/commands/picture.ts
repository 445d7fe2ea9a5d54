import * as vscode from 'vscode';
import { PICTURE_FORMATS, type PictureFormat } from '@vitruve/webviews';
import type { Panels } from '../views/panels.ts';
import { formatName } from '../views/picture-file.ts';
import type { ViewHost } from '../views/view-host.ts';
import { given } from './argument.ts';
import type { Command } from './command.ts';

/** Saves what the active view shows. May be given `{ format, target }`. */
export function savePicture(panels: Panels): Command {
  return async (_connection, argument) => {
    const host = activeView(panels);
    const format = await formatOf(argument, vscode.l10n.t('Save diagram'));
    const target = given(argument, 'target');
    if (format) host.takePicture(format, 'save', target === undefined ? undefined : vscode.Uri.parse(target));
  };
}

/** Copies what the active view shows. May be given `{ format }`. */
export function copyPicture(panels: Panels): Command {
  return async (_connection, argument) => {
    const host = activeView(panels);
    const format = await formatOf(argument, vscode.l10n.t('Copy diagram'));
    if (format) host.takePicture(format, 'copy');
  };
}

/** Prints what the active view shows. May be given `{ target }`: a file to save the page in instead. */
export function printView(panels: Panels): Command {
  return (_connection, argument) => {
    const target = given(argument, 'target');
    activeView(panels).print(target === undefined ? undefined : vscode.Uri.parse(target));
  };
}

function activeView(panels: Panels): ViewHost {
  if (panels.active) return panels.active;
  throw new Error(vscode.l10n.t('Open a view first.'));
}

async function formatOf(argument: unknown, title: string): Promise<PictureFormat | undefined> {
  const wanted = given(argument, 'format');
  if (wanted !== undefined) return PICTURE_FORMATS.find((format) => format === wanted);
  const details: Readonly<Record<PictureFormat, string>> = {
    svg: vscode.l10n.t('Vector image, for pages and slides'),
    png: vscode.l10n.t('Bitmap image'),
    markdown: vscode.l10n.t('Mermaid or table, for a page or a merge request'),
  };
  const items = PICTURE_FORMATS.map((format) => ({
    format,
    label: formatName(format),
    detail: details[format],
  }));
  const placeHolder = vscode.l10n.t('Select a format');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.format;
}
