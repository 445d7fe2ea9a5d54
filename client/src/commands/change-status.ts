import * as vscode from 'vscode';
import { ChangeStatusRequest, StatusesRequest } from '@vitruve/server/protocol';
import { applyAuthored } from '../authored.ts';
import type { Connection } from '../connection.ts';
import { documentOf, given } from './argument.ts';

/** Gives a decision one of the statuses that it may take. May be given `{ uri, status }`. */
export async function changeStatus(connection: Connection, argument: unknown): Promise<void> {
  const document = documentOf(argument);
  if (!document) throw new Error(vscode.l10n.t('Open a decision first.'));
  const uri = document.toString();
  const status = given(argument, 'status') ?? (await chooseStatus(connection, uri));
  if (status === undefined) return;
  await applyAuthored(connection, await connection.requestWith(ChangeStatusRequest, { uri, status }));
}

async function chooseStatus(connection: Connection, uri: string): Promise<string | undefined> {
  const statuses = await connection.requestWith(StatusesRequest, { uri });
  if (statuses.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The status of this decision is final.'));
    return undefined;
  }
  return vscode.window.showQuickPick(statuses, {
    title: vscode.l10n.t('Change status'),
    placeHolder: vscode.l10n.t('Select a status'),
  });
}
