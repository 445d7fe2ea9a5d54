import { t } from '@vscode/l10n';
import { reasonOf } from '@vitruve/workspace';
import type { Connection } from 'vscode-languageserver';
import { ADD_TO_BASELINE, type Baselines } from '../baselines.ts';
import { BaselineRequest } from '../protocol.ts';
import { canonicalUri } from '../uri.ts';
import { invalid } from './commands.ts';

/**
 * Connects what changes baselines: the command of the code action "Add to the baseline", and the request to update one. The server writes the file itself: an edit would leave it open and
 * unsaved in the editor, and what a baseline holds counts once it is on disk.
 * @param added called once a file is written and read again.
 */
export function registerBaseline(connection: Connection, baselines: Baselines, added: () => void): void {
  connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
    const [uri, rule, key] = given as readonly unknown[];
    if (command !== ADD_TO_BASELINE) throw invalid(t('Unknown command "{0}"', command));
    if (typeof uri !== 'string' || typeof rule !== 'string' || typeof key !== 'string')
      throw invalid(t('This command does not apply to this file'));
    try {
      await baselines.add(canonicalUri(uri), rule, key);
    } catch (error) {
      throw invalid(reasonOf(error));
    }
    added();
    return null;
  });
  connection.onRequest(BaselineRequest, async ({ uri, change }) => {
    try {
      const state = await baselines.update(canonicalUri(uri), change);
      if (change) added();
      return state;
    } catch (error) {
      throw invalid(reasonOf(error));
    }
  });
}
