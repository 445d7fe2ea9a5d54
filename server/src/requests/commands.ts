import {
  commandOf,
  workspaceEditOf,
  isNewFile,
  isRefusal,
  snippetText,
  type CommandRequest,
  type PendingCommand,
  type Refusal,
  type Workspace,
  type WorkspaceChange,
} from '@vitruve/manifests';
import { producedBytes } from '@vitruve/workspace';
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { KindCommandRequest, type AuthoredEdit, type CommandStep } from '../protocol.ts';
import { canonicalUri } from '../uri.ts';
import { answering } from './language-requests.ts';

/**
 * Connects the commands that kinds of manifests bring.
 * @param read resolves once all files are read: before that, the next free number is not known.
 */
export function registerCommands(
  connection: Connection,
  workspace: Workspace,
  read: () => Promise<void>,
): void {
  const pending = (request: CommandRequest): PendingCommand =>
    accepted(commandOf(workspace, { ...request, uri: canonicalUri(request.uri) }));
  const ask = answering((request: CommandRequest) => pending(request).ask());
  const run = answering((request: CommandRequest) => accepted(pending(request).run()));
  connection.onRequest(KindCommandRequest, async (request, token): Promise<CommandStep> => {
    const question = await ask(request, token);
    if (question) return { question };
    await read();
    const result = await run(request, token);
    if (!isNewFile(result)) return { authored: authored(workspace, result, request.uri) };
    const bytes = await producedBytes(workspace, canonicalUri(request.uri), result.file);
    return { file: { uri: result.uri, base64: Buffer.from(bytes).toString('base64') } };
  });
}

function authored(workspace: Workspace, changes: readonly WorkspaceChange[], uri: string): AuthoredEdit {
  const creation = changes.find((change) => change.kind === 'create');
  const created = creation?.uri;
  const changed = changes.some((change) => change.kind === 'text' && change.uri === canonicalUri(uri));
  const open = created ?? (changed ? canonicalUri(uri) : undefined);
  const { text = '', placeholders = [] } = creation ?? {};
  return {
    edit: workspaceEditOf(workspace, changes),
    ...(open === undefined ? {} : { open }),
    ...(placeholders.length > 0 ? { snippet: snippetText(text, placeholders) } : {}),
  };
}

function accepted<Result extends object>(result: Result | Refusal): Result {
  if (isRefusal(result)) throw invalid(result.refused);
  return result;
}

export function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
