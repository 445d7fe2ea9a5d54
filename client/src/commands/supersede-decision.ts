import * as vscode from 'vscode';
import { SupersedeRequest } from '@vitruve/server/protocol';
import { applyAuthored } from '../authored.ts';
import type { Connection } from '../connection.ts';
import { documentOf, given } from './argument.ts';
import { askTitle } from './ask-title.ts';

/** Makes the decision that replaces another one. May be given `{ uri, title }`. */
export async function supersedeDecision(connection: Connection, argument: unknown): Promise<void> {
  const uri = documentOf(argument);
  if (!uri) throw new Error(vscode.l10n.t('Open a decision first.'));
  const title = given(argument, 'title') ?? (await askTitle(vscode.l10n.t('Title of the new decision')));
  if (title === undefined) return;
  const authored = await connection.requestWith(SupersedeRequest, { uri: uri.toString(), title });
  await applyAuthored(connection, authored);
}
