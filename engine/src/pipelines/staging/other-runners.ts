import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { ProcessIdentity } from '../../running/processes/identity.ts';
import { RUNNERS } from '../processes/runner-claim.ts';
import { RunError } from '../run-error.ts';
import { readJournal, type RunJournal } from './journal.ts';
import { inRecovery, recoverRun } from './recover.ts';

/** A run whose journal is written, and which has moved nothing yet. */
interface BeginningRun {
  /** The folder of the state of runs, and the folder that holds it; absolute. */
  readonly own: string;
  readonly root: string;
  readonly id: string;
  readonly journal: RunJournal;
}

/**
 * Sees to it that no other process writes the outputs of a run: one that runs another pipeline, which writes the same. What such a process
 * has left when it was killed is recovered. Of two runs that begin at the same moment, at least one finds the journal of the other.
 * @param refused removes the journal.
 * @returns whether a run was recovered: its outputs may be others now.
 * @throws RunError when another process writes one of them.
 */
export async function excludeOthers(run: BeginningRun, refused: () => Promise<void>): Promise<boolean> {
  // Whoever runs something here has said so before it began.
  if ((await readdir(join(run.own, RUNNERS)).catch((): string[] => [])).length <= 1) return false;
  return inRecovery(run.own, async () => {
    let isRecovered = false;
    for (const name of await readdir(join(run.own, 'runs'))) {
      const folder = join(run.own, 'runs', name);
      const other = name === run.id ? undefined : await readJournal(folder);
      const shared =
        other && !isSame(other.runner, run.journal.runner) ? overlap(run.journal, other) : undefined;
      if (!other || shared === undefined) continue;
      if (await recoverRun(folder, name, run.root, process.env)) {
        isRecovered = true;
        continue;
      }
      await refused();
      const { pid, host } = other.runner;
      throw new RunError(
        t(
          'The output "{0}" is being written by process {1} on {2}, which runs another pipeline. If that process no longer runs it, delete {3}',
          shared.split(sep).join('/'),
          pid,
          host,
          folder,
        ),
      );
    }
    return isRecovered;
  });
}

function isSame(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return (
    one.pid === other.pid && one.start === other.start && one.boot === other.boot && one.host === other.host
  );
}

/** The first output of a run that is one of another run, is in it, or holds it. */
function overlap(run: RunJournal, other: RunJournal): string | undefined {
  const isWithin = (path: string, folder: string): boolean =>
    path === folder || path.startsWith(folder + sep);
  return run.outputs.find(({ path }) =>
    other.outputs.some((output) => isWithin(path, output.path) || isWithin(output.path, path)),
  )?.path;
}
