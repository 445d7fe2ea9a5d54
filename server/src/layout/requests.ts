import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { LayoutRequest } from '../view-protocol.ts';
import { LayoutError, LayoutThread } from '@vitruve/workspace';

/**
 * Connects the layout of diagrams.
 * @param program the file of the thread's program.
 * @returns what ends the thread.
 */
export function registerLayout(connection: Connection, program: string | URL): { dispose(): void } {
  const thread = new LayoutThread(program);
  connection.onRequest(LayoutRequest, async ({ diagram }, token) => {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      return await thread.layOut(diagram, { signal: abort.signal });
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error;
      const code =
        error.reason === 'superseded' ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed;
      return new ResponseError(code, error.message);
    } finally {
      listening.dispose();
    }
  });
  return thread;
}
