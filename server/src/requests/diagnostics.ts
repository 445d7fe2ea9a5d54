import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { DiagnosticsFeed } from '../diagnostics-feed.ts';
import { CancellationError } from '../time-slices.ts';
import { canonicalUri } from '../uri.ts';
import { answering } from './language-requests.ts';

/** Connects the requests of clients that ask for findings. */
export function registerDiagnostics({ languages: { diagnostics } }: Connection, feed: DiagnosticsFeed): void {
  diagnostics.on(
    answering(({ textDocument, previousResultId }) =>
      feed.document(canonicalUri(textDocument.uri), previousResultId),
    ),
  );
  diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, parts) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [canonicalUri(uri), value]));
    try {
      return await feed.workspace(known, token, (part) => parts?.report(part));
    } catch (error) {
      if (!(error instanceof CancellationError)) throw error;
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'cancelled', { retriggerRequest: false });
    }
  });
}
