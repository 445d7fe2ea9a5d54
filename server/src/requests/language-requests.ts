import {
  codeActions,
  codeLenses,
  definition,
  references,
  documentHighlight,
  hover,
  inlayHints,
  documentLinks,
  prepareRename,
  rename,
  RenameError,
  semanticTokens,
  foldingRanges,
  formatting,
  selectionRanges,
  documentSymbols,
  workspaceSymbols,
  type PutOffFindings,
  type RulePageAddress,
  type Workspace,
} from '@vitruve/manifests';
import {
  CodeActionTriggerKind,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver';
import { canonicalUri } from '../uri.ts';
import { nextTurn } from '../time-slices.ts';

type Handler<Params, Result> = (params: Params, token: CancellationToken) => Promise<Result>;

/**
 * A handler that first lets waiting messages be read, so that a request which was cancelled or overtaken by a change is
 * dropped before it costs anything, and answers with the state after the last change.
 */
export function answering<Params, Result>(answer: (params: Params) => Result): Handler<Params, Result> {
  return async (params, token) => {
    await nextTurn();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return answer(params);
  };
}

/** A handler that answers once the whole workspace is read, for answers that must leave no file out. */
export function answeringOnce<Params, Result>(
  read: () => Promise<void>,
  answer: (params: Params) => Result,
): Handler<Params, Result> {
  const handler = answering(answer);
  return async (params, token) => {
    await read();
    return handler(params, token);
  };
}

/**
 * Connects the language features to the requests of the protocol.
 * @param read resolves once all files are read.
 */
export function registerLanguageRequests(
  connection: Connection,
  workspace: Workspace,
  pageOf: RulePageAddress,
  putOff: PutOffFindings,
  read: () => Promise<void>,
): void {
  const uriOf = (params: { textDocument: { uri: string } }): string => canonicalUri(params.textDocument.uri);

  connection.onHover(answering((params) => hover(workspace, uriOf(params), params.position) ?? null));
  connection.onDefinition(answering((params) => definition(workspace, uriOf(params), params.position)));
  connection.onReferences(
    answeringOnce(read, (params) =>
      references(workspace, uriOf(params), params.position, params.context.includeDeclaration),
    ),
  );
  connection.onPrepareRename(
    answering((params) => prepareRename(workspace, uriOf(params), params.position) ?? null),
  );
  connection.onRenameRequest(
    answeringOnce(read, (params) => {
      try {
        return rename(workspace, uriOf(params), params.position, params.newName) ?? null;
      } catch (error) {
        if (!(error instanceof RenameError)) throw error;
        throw new ResponseError(ErrorCodes.InvalidParams, error.message);
      }
    }),
  );
  connection.onDocumentHighlight(
    answering((params) => documentHighlight(workspace, uriOf(params), params.position)),
  );
  connection.onCodeAction(
    answering((params) => {
      const { only, triggerKind } = params.context;
      const automatic = triggerKind === CodeActionTriggerKind.Automatic;
      return codeActions(workspace, uriOf(params), params.range, { only, automatic }, pageOf, putOff);
    }),
  );
  connection.onCodeLens(answering((params) => codeLenses(workspace, uriOf(params))));
  connection.languages.inlayHint.on(
    answering((params) => inlayHints(workspace, uriOf(params), params.range)),
  );
  connection.languages.semanticTokens.on(answering((params) => semanticTokens(workspace, uriOf(params))));
  connection.onFoldingRanges(answering((params) => foldingRanges(workspace, uriOf(params))));
  connection.onSelectionRanges(
    answering((params) => selectionRanges(workspace, uriOf(params), params.positions)),
  );
  connection.onDocumentFormatting(answering((params) => formatting(workspace, uriOf(params))));
  connection.onDocumentSymbol(answering((params) => documentSymbols(workspace, uriOf(params))));
  connection.onWorkspaceSymbol(answering((params) => workspaceSymbols(workspace, params.query)));
  connection.onDocumentLinks(answering((params) => documentLinks(workspace, uriOf(params))));
}
