import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from '../../running/processes/identity.ts';

/** The variable by which all that a run starts is known. */
export const RUN_VARIABLE = 'VITRUVE_RUN';

/** Milliseconds that processes have to be gone after they were killed. */
const PATIENCE = 5000;

/**
 * Ends what a run has started and what went on when its runner was killed.
 * @param id of the run, the value of its variable.
 * @param started the programs that it is known to have started.
 */
export async function endSurvivors(id: string, started: readonly ProcessIdentity[]): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const groups: number[] = [];
    for (const program of started) if ((await isAlive(program)) === true) groups.push(-program.pid);
    const found = [...groups, ...(await processesOf(id))];
    if (found.length === 0 || performance.now() > deadline) return;
    for (const pid of found) kill(pid);
    await sleep(20);
  }
}

/** By their environment, where the system shows it: what has left the group of its program is found, too. */
async function processesOf(id: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter(Number.isInteger);
  const mark = `${RUN_VARIABLE}=${id}`;
  const found: number[] = [];
  for (const pid of pids) {
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    // One that has ended, and is not waited for, has no environment.
    if (pid !== process.pid && environment.split('\0').includes(mark)) found.push(pid);
  }
  return found;
}

function kill(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? Math.abs(pid) : pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
