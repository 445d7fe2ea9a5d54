import { readdirSync, readFileSync } from 'node:fs';

/** All that a process has started and what these have started, where the system shows it (Linux); none elsewhere. */
export function descendantsOf(pid: number): readonly number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** The commands of processes whose environment has a variable with a value, where the system shows it (Linux); none elsewhere. */
export function programsWith(name: string, value: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter(
      (pid) => /^\d+$/u.test(pid) && read(`/proc/${pid}/environ`).split('\0').includes(`${name}=${value}`),
    )
    .map((pid) => `process ${pid}: ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);
}

/** Kills processes; those that have ended meanwhile are left alone. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // It has ended.
    return '';
  }
}
