import type { ClientCapabilities, Connection } from 'vscode-languageserver';

/** Milliseconds within which several reasons to ask again are one. */
const REFRESH_DELAY = 200;

/** Asks the client to ask again, for what may have changed in documents that it did not edit. */
export class Refresh {
  readonly #connection: Connection;
  readonly #capabilities: ClientCapabilities;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, capabilities: ClientCapabilities) {
    this.#connection = connection;
    this.#capabilities = capabilities;
  }

  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#send();
    }, REFRESH_DELAY);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #send(): void {
    const { workspace } = this.#capabilities;
    const methods = [
      workspace?.diagnostics?.refreshSupport && 'workspace/diagnostic/refresh',
      workspace?.inlayHint?.refreshSupport && 'workspace/inlayHint/refresh',
      workspace?.semanticTokens?.refreshSupport && 'workspace/semanticTokens/refresh',
      workspace?.codeLens?.refreshSupport && 'workspace/codeLens/refresh',
    ];
    for (const method of methods) {
      // A client may be gone by now: nobody is then left to tell.
      if (method) this.#connection.sendRequest(method).catch(() => undefined);
    }
  }
}
