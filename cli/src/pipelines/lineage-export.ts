import { basename, resolve } from 'node:path';
import { knownOfRun, openLineageEvents, type RecordedRun } from '@vitruve/engine';
import { loadKinds } from '@vitruve/manifests';
import {
  currentDay,
  openWorkspace,
  shownPath,
  terminalText,
  VERSION,
  workspaceFolderOf,
} from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { emit } from '../output.ts';

/** Files that are named on the standard error. */
const NAMED = 5;

/**
 * `vitruve runs export --to openlineage`: run events, one per line.
 * @param runs that have ended.
 * @throws CommandError for a run that does not say what its stages read, and for a file that cannot be written.
 */
export async function exportLineage(
  runs: readonly RecordedRun[],
  { output, namespace }: { readonly output?: string; readonly namespace?: string },
): Promise<void> {
  const old = runs.find(({ head }) => head.version < 2);
  if (old)
    throw new CommandError(
      t(
        'Run {0} was recorded by an earlier version, which did not record what stages read: run it again',
        old.id,
      ),
    );
  const folder = process.cwd();
  const root = workspaceFolderOf({ path: folder, folder: true }, folder);
  const { workspace } = await openWorkspace([root], { from: root, today: currentDay() }, await loadKinds());
  const lines: string[] = [];
  for (const run of runs) {
    const known = await knownOfRun(run, workspace.graph, root);
    const options = { namespace: namespace ?? basename(root), version: VERSION };
    for (const event of openLineageEvents(run, known, options)) lines.push(`${JSON.stringify(event)}\n`);
    tellOmissions(run, known.changed);
  }
  await emit(lines.join(''), output);
  if (output !== undefined)
    process.stderr.write(
      `${t('{0} events were written to "{1}"', lines.length, terminalText(shownPath(folder, resolve(output))))}\n`,
    );
}

function tellOmissions({ id, stages }: RecordedRun, changed: readonly string[]): void {
  if (changed.length > 0) {
    const named = changed.slice(0, NAMED).map((path) => terminalText(path));
    const more = changed.length > NAMED ? ', …' : '';
    process.stderr.write(
      `${t('Run {0}: columns and SQL that depend on files changed since the run are left out: {1}', id, `${named.join(', ')}${more}`)}\n`,
    );
  }
  for (const { run, readsOmitted = 0 } of stages)
    if (readsOmitted > 0)
      process.stderr.write(
        `${t('Run {0}: {1} reads {2} more files, which the history does not list', id, terminalText(run), readsOmitted)}\n`,
      );
}
