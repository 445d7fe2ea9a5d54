import * as vscode from 'vscode';
import { chooseOffer, offersFor } from '../views/offers.ts';
import type { Panels } from '../views/panels.ts';
import { isTarget } from '../views/target.ts';
import { documentOf } from './argument.ts';
import type { Command } from './command.ts';

/** Shows a view of the active document, of its folder or of another document. May be given `{ view, uri }`. */
export function openView(panels: Panels): Command {
  return async (connection, argument) => {
    if (isTarget(argument)) {
      panels.open({ view: argument.view, uri: argument.uri }, besideText());
      return;
    }
    const shown = panels.active?.target.uri;
    const document = documentOf(argument) ?? (shown === undefined ? undefined : vscode.Uri.parse(shown));
    const offers = await offersFor(connection, document);
    if (offers.length === 0) throw new Error(vscode.l10n.t('Nothing to show yet.'));
    const offer = await chooseOffer(offers, vscode.l10n.t('Select a view'));
    if (offer) panels.open({ view: offer.view, uri: offer.uri }, besideText());
  };
}

/** Shows the first view of the active document, in its place or beside it, as a Markdown preview. */
export function openPreview(panels: Panels, viewColumn: vscode.ViewColumn): Command {
  return async (connection, argument) => {
    const document = documentOf(argument);
    if (!document) throw new Error(vscode.l10n.t('Open a decision, a matrix or a table first.'));
    const [first] = await offersFor(connection, document);
    if (!first) throw new Error(vscode.l10n.t('Nothing to show yet.'));
    const preserveFocus = viewColumn === vscode.ViewColumn.Beside;
    panels.open({ view: first.view, uri: first.uri }, { viewColumn, preserveFocus });
  };
}

/** Where a view is shown that was not asked for in a certain place: so that the text stays seen. */
export function besideText(): { readonly viewColumn: vscode.ViewColumn } {
  const { activeTextEditor } = vscode.window;
  return { viewColumn: activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active };
}
