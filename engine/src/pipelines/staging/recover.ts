import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContainerEngine } from '../containers/container-engine.ts';
import { isAbandoned } from '../../running/processes/abandoned.ts';
import { claim, releaseAbandoned } from '../../running/processes/claim.ts';
import { isAlive } from '../../running/processes/identity.ts';
import { endSurvivors } from '../processes/survivors.ts';
import { readJournal, readPrograms, type RunJournal } from './journal.ts';
import { clearMoves, exists, move, replace } from './moves.ts';

/** Milliseconds between two looks at whether another process is done. */
const PAUSE = 100;

/** The file that says which process recovers runs. */
const RECOVERY = 'recovery';

/**
 * Takes back, or completes, the runs of runners that were killed, and ends what they had started.
 * @param own the folder of the state of runs; absolute.
 * @param root the folder that holds it; absolute.
 * @param environment where the program that runs containers is found.
 * @returns how many there were.
 */
export async function recoverRuns(
  own: string,
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const runs = join(own, 'runs');
  const names = await readdir(runs).catch((): string[] => []);
  if (names.length === 0) {
    await releaseAbandoned(join(own, RECOVERY));
    return 0;
  }
  return inRecovery(own, async () => {
    let recovered = 0;
    for (const name of await readdir(runs))
      if (await recoverRun(join(runs, name), name, root, environment)) recovered++;
    return recovered;
  });
}

/** Does what one process at a time may do with the journals of runs. */
export async function inRecovery<Result>(own: string, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const claimed = await claim(join(own, RECOVERY));
    if ('holder' in claimed) {
      await sleep(PAUSE);
      continue;
    }
    try {
      return await work();
    } finally {
      await claimed.release();
    }
  }
}

/** @returns whether the run was one of a runner that was killed. */
export async function recoverRun(
  folder: string,
  id: string,
  root: string,
  environment: NodeJS.ProcessEnv,
): Promise<boolean> {
  const journal = await readJournal(folder);
  if (!journal) {
    // Another runner is just beginning, or was killed before it had moved anything, or when all was in its place.
    if (isAbandoned(id)) await rm(folder, { recursive: true, force: true });
    return false;
  }
  if ((await isAlive(journal.runner)) !== false) return false;
  await endSurvivors(id, await readPrograms(folder));
  if (journal.hasContainers) await ContainerEngine.find(environment)?.removeAll(id);
  if (journal.state === 'committing') await complete(root, journal);
  else await takeBack(root, journal);
  for (const { path } of journal.outputs) await clearMoves(join(root, path));
  await rm(folder, { recursive: true, force: true });
  return true;
}

/** Puts the outputs of a run into their places. Can be repeated when it was interrupted. */
export async function complete(root: string, { outputs }: RunJournal): Promise<void> {
  for (const { path, staged, aside } of outputs) {
    if (staged === undefined || !(await exists(join(root, staged)))) continue;
    await replace(join(root, staged), join(root, path), join(root, aside));
  }
}

/** Brings back what was there before a run. Can be repeated when it was interrupted. */
export async function takeBack(root: string, { outputs }: RunJournal): Promise<void> {
  for (const { path, staged, aside, existed } of outputs) {
    if (staged !== undefined) continue;
    const hasAside = await exists(join(root, aside));
    // What existed and is not aside was not moved yet, or is back.
    if (existed && !hasAside) continue;
    await rm(join(root, path), { recursive: true, force: true });
    if (hasAside) await move(join(root, aside), join(root, path));
  }
}
