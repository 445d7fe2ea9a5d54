import { t } from '@vscode/l10n';
import type { Answers, KindCommand, Question } from '../contributions/command.ts';
import type { NewFile } from '../contributions/produced-file.ts';
import { language } from '../language.ts';
import type { WorkspaceChange } from '../text/change.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A command of a kind that somebody gave. */
export interface CommandRequest {
  readonly command: string;
  /** The workspace folder or the document that it is about. */
  readonly uri: string;
  readonly answers: Answers;
}

/** A command with what it is about. */
export interface PendingCommand {
  /** Undefined once all is answered. */
  ask(): Question | undefined;
  run(): readonly WorkspaceChange[] | NewFile | Refusal;
}

/** The command of a kind by its id; refused when there is none of that name, or none for such a document. */
export function commandOf(
  workspace: Workspace,
  { command: id, uri, answers }: CommandRequest,
): PendingCommand | Refusal {
  for (const kind of workspace.kinds) {
    const command = kind.commands?.find((one) => one.id === id);
    if (!command) continue;
    if (command.on === 'folder') return inFolder(workspace, command, uri, answers);
    const manifest = workspace.manifest(uri);
    if (manifest?.kind !== kind) return { refused: t('This command does not apply to this file') };
    return {
      ask: () => command.ask(manifest.context, answers),
      run: () => command.run(manifest.context, answers),
    };
  }
  return { refused: t('Unknown command "{0}"', id) };
}

function inFolder(
  workspace: Workspace,
  command: Extract<KindCommand<unknown>, { on: 'folder' }>,
  root: string,
  answers: Answers,
): PendingCommand {
  const { graph, settings, today } = workspace.folderContext(root);
  const folder = { root, language: language(), today, settings, graph };
  return { ask: () => command.ask(folder, answers), run: () => command.run(folder, answers) };
}
