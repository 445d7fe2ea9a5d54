import {
  commandOf,
  workspaceEditOf,
  isRefusal,
  snippetText,
  type CommandRequest,
  type PendingCommand,
  type Refusal,
  type Workspace,
} from '@vitruve/manifests';
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
  const run = answering((request: CommandRequest) => authored(workspace, pending(request), request.uri));
  connection.onRequest(KindCommandRequest, async (request, token): Promise<CommandStep> => {
    const question = await ask(request, token);
    if (question) return { question };
    await read();
    return { authored: await run(request, token) };
  });
}

function authored(workspace: Workspace, command: PendingCommand, uri: string): AuthoredEdit {
  const changes = accepted(command.run());
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
