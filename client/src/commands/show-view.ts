import * as vscode from 'vscode';
import { ViewsRequest, type Place, type ViewOffer } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { chooseOffer } from '../views/offers.ts';
import type { Panels } from '../views/panels.ts';
import type { Caret } from '../views/view-host.ts';
import { placeOf } from './argument.ts';
import { besideText } from './open-view.ts';
import type { Command } from './command.ts';

/** Shows a view of the folder that the line of a tree or the active document is in, or of one that is chosen. */
export function showFolderView(panels: Panels, view: string): Command {
  return async (connection, argument) => {
    const place = placeOf(argument);
    const inFolder = place ? vscode.Uri.parse(place.uri) : vscode.window.activeTextEditor?.document.uri;
    const here = await offersOf(connection, view, inFolder);
    // A document that is in no folder tells nothing.
    const offers = here.length > 0 ? here : await offersOf(connection, view, undefined);
    await show(panels, offers, place);
  };
}

/**
 * Shows a view of the document that the line of a tree leads to, of the active document, or of one that is chosen.
 * Where none of them has such a view, all documents of the workspace that have one are offered.
 */
export function showDocumentView(panels: Panels, view: string): Command {
  return async (connection, argument) => {
    const place = placeOf(argument);
    const active = place ? vscode.Uri.parse(place.uri) : vscode.window.activeTextEditor?.document.uri;
    const here = active ? await offersOf(connection, view, active) : [];
    const offers = here.length > 0 ? here : await offersOf(connection, view, undefined);
    await show(panels, offers, place);
  };
}

function offersOf(
  connection: Connection,
  view: string,
  uri: vscode.Uri | undefined,
): Promise<readonly ViewOffer[]> {
  return connection.requestWith(ViewsRequest, { view, ...(uri ? { uri: uri.toString() } : {}) });
}

async function show(panels: Panels, offers: readonly ViewOffer[], place: Place | undefined): Promise<void> {
  if (offers.length === 0) throw new Error(vscode.l10n.t('Nothing to show yet.'));
  const offer = await chooseOffer(offers, vscode.l10n.t('Select an item'));
  if (!offer) return;
  const host = panels.open({ view: offer.view, uri: offer.uri }, besideText());
  if (place) host.showCaret(await caretAt(place));
}

async function caretAt({ uri, range }: Place): Promise<Caret> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const start = new vscode.Position(range.start.line, range.start.character);
  return { uri, offset: document.offsetAt(start) };
}
