import * as vscode from 'vscode';
import { ViewsRequest, type ViewOffer } from '@vitruve/server';
import type { Connection } from '../connection.ts';

/** The views of a document and of its folder; without a document, the views of all folders. */
export function offersFor(
  connection: Connection,
  uri: vscode.Uri | undefined,
): Promise<readonly ViewOffer[]> {
  return connection.requestWith(ViewsRequest, uri ? { uri: uri.toString() } : {});
}

/** Lets a person choose among views; the only one is not asked about. */
export async function chooseOffer(
  offers: readonly ViewOffer[],
  placeHolder: string,
): Promise<ViewOffer | undefined> {
  const [only, ...others] = offers;
  if (!only || others.length === 0) return only;
  const items = offers.map((offer) => ({
    offer,
    label: offer.title,
    description: placeName(vscode.Uri.parse(offer.uri)),
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.offer;
}

/** A file by its path in the workspace, a folder by its name. */
function placeName(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder?.uri.toString() === uri.toString() ? folder.name : vscode.workspace.asRelativePath(uri);
}
