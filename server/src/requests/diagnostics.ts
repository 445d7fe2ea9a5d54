import {
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
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
    // A client that takes no parts gets all in one.
    const before: WorkspaceDocumentDiagnosticReport[] = [];
    try {
      const last = await feed.workspace(known, token, (part) => {
        if (parts) parts.report(part);
        else before.push(...part.items);
      });
      return { items: [...before, ...last.items] };
    } catch (error) {
      if (!(error instanceof CancellationError)) throw error;
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'cancelled', { retriggerRequest: false });
    }
  });
}
