import * as vscode from 'vscode';
import { RulePageRequest } from '@vitruve/server';
import type { Connection } from './connection.ts';

export const RULE_SCHEME = 'vitruve-rule';

/** The address of a rule's page inside the editor: `vitruve-rule:/raci/one-accountable.md`. */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${rule}.md` });
}

/** Serves the rules' pages as read-only Markdown documents. */
export class RulePages implements vscode.TextDocumentContentProvider {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const rule = uri.path.replace(/^\//u, '').replace(/\.md$/u, '');
    const page = await this.#connection.requestWith(RulePageRequest, { rule }, token);
    return page ?? vscode.l10n.t('Unknown rule "{0}".', rule);
  }
}
