import { completion, LazyCompletion } from '@vitruve/manifests/features/completion';
import type { ServedElsewhere } from '@vitruve/manifests/features/giving-way';
import type { Workspace } from '@vitruve/manifests/workspace/workspace';
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { canonicalUri } from '../uri.ts';
import { answering } from './language-requests.ts';

/** True for a client that asks for the documentation of a proposal when somebody looks at it. */
export function resolvesDocumentation({ textDocument }: ClientCapabilities): boolean {
  const { properties = [] } = textDocument?.completion?.completionItem?.resolveSupport ?? {};
  return properties.includes('documentation');
}

/** Connects the requests for proposals. */
export function registerCompletion(
  connection: Connection,
  workspace: Workspace,
  served: ServedElsewhere,
  client: ClientCapabilities,
): void {
  if (!resolvesDocumentation(client)) {
    connection.onCompletion(
      answering(({ textDocument, position }) =>
        completion(workspace, canonicalUri(textDocument.uri), position, served),
      ),
    );
    return;
  }
  const lazy = new LazyCompletion(workspace, served);
  connection.onCompletion(
    answering(({ textDocument, position }) => lazy.at(canonicalUri(textDocument.uri), position)),
  );
  connection.onCompletionResolve(answering((item) => lazy.documented(item)));
}
