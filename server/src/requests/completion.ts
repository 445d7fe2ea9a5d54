import { completion, LazyCompletion, type OtherServers, type Workspace } from '@vitruve/manifests';
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { canonicalUri } from '../uri.ts';
import { answering } from './language-requests.ts';

/** True for a client that asks for the documentation of a proposal when somebody looks at it. */
export function resolvesDocumentation({ textDocument }: ClientCapabilities): boolean {
  const { properties = [] } = textDocument?.completion?.completionItem?.resolveSupport ?? {};
  return properties.includes('documentation');
}

/**
 * Connects the requests for proposals.
 * @returns a function that makes proposals in a document which nobody sees: the first of a kind read schemas and run code that was
 * never run before, which takes several times as long as all later ones. To be called when a document was opened.
 */
export function registerCompletion(
  connection: Connection,
  workspace: Workspace,
  others: OtherServers,
  client: ClientCapabilities,
): (uri: string) => void {
  const prepared = new Set<string>();
  const prepare = (uri: string): void => {
    const manifest = workspace.manifest(uri);
    if (!manifest || prepared.has(manifest.kind.id)) return;
    prepared.add(manifest.kind.id);
    const { document } = manifest.context;
    const unseen = new LazyCompletion(workspace, others);
    for (const share of [0, 0.5]) unseen.at(uri, document.positionAt(document.getText().length * share));
  };
  if (!resolvesDocumentation(client)) {
    connection.onCompletion(
      answering(({ textDocument, position }) =>
        completion(workspace, canonicalUri(textDocument.uri), position, others),
      ),
    );
    return prepare;
  }
  const lazy = new LazyCompletion(workspace, others);
  connection.onCompletion(
    answering(({ textDocument, position }) => lazy.at(canonicalUri(textDocument.uri), position)),
  );
  connection.onCompletionResolve(answering((item) => lazy.documented(item)));
  return prepare;
}
