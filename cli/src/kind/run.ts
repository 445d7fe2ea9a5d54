import { t } from '@vscode/l10n';
import { isRefusal, isTerminalAnswer, KINDS, language, type Answers } from '@vitruve/manifests';
import { openWorkspace, pathOf, terminalText, uriOfPath } from '@vitruve/workspace';
import { CommandError } from '../command-error.ts';
import { emit } from '../output.ts';
import { shown } from '../shown.ts';
import { writeChanges } from '../write-changes.ts';

export interface KindCommandOptions {
  readonly folder: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Writes nothing. */
  readonly check: boolean;
  /** Prints the answer to a question as JSON. */
  readonly json: boolean;
}

/**
 * Runs a command of a kind on a folder, and prints its answer, or the files that it wrote or would write.
 * @returns false for a check that something would change.
 * @throws CommandError when the kind refuses, with its reason, or a file cannot be written.
 */
export async function runKindCommand(
  kindId: string,
  name: string,
  answers: Answers,
  { folder: given, today, check, json }: KindCommandOptions,
): Promise<boolean> {
  const kind = await KINDS.find(({ id }) => id === kindId)?.load();
  const run = kind?.terminalRuns?.[name];
  if (!run) throw new CommandError(t('Unknown command "{0}"', name));
  const { workspace, targets } = await openWorkspace([given], { from: process.cwd(), today });
  const folder = targets[0]?.path ?? given;
  const root = uriOfPath(folder);
  const { settings, graph } = workspace.folderContext(root);
  const outcome = run({ root, language: language(), today, settings, graph }, answers);
  if (isRefusal(outcome)) throw new CommandError(outcome.refused);
  if (isTerminalAnswer(outcome)) {
    const lines = outcome.lines
      .map(
        (line) => `${terminalText(line)}
`,
      )
      .join('');
    await emit(
      json
        ? `${JSON.stringify(outcome.json, null, 2)}
`
        : lines,
      undefined,
    );
    return true;
  }
  const { changes, notes } = 'changes' in outcome ? outcome : { changes: outcome, notes: [] };
  const changed = changes.map((change) => pathOf(change.kind === 'rename' ? change.to : change.uri));
  if (!check) await writeChanges(folder, changes);
  for (const note of notes) process.stderr.write(`${terminalText(note)}\n`);
  const paths = [...new Set(changed)];
  await emit(
    paths.length === 0
      ? `${t('Nothing to change')}\n`
      : paths.map((path) => `${terminalText(shown(path))}\n`).join(''),
    undefined,
  );
  return !check || paths.length === 0;
}
