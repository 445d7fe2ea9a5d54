import { installMergeDriver, mergeLockFiles } from '@vitruve/engine';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { emit } from '../output.ts';
import { shown } from '../shown.ts';

/** `vitruve lock merge`, which Git runs. @throws UserError when the files cannot be merged: then Git reports a conflict. */
export async function mergeInTerminal(base: string, ours: string, theirs: string): Promise<void> {
  for (const run of await mergeLockFiles(base, ours, theirs))
    process.stderr.write(`${terminalText(run)}: ${t('both sides have another result: it is made again')}\n`);
}

/** `vitruve lock install`. @throws UserError outside of a Git repository. */
export async function installInTerminal(): Promise<void> {
  const path = await installMergeDriver(process.cwd());
  await emit(
    `${t('Git merges lock files with Vitruve: commit {0}', terminalText(shown(path)))}\n`,
    undefined,
  );
}
