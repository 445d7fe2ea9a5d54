import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface WatchOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Hears each line that the program prints. */
  readonly onLine: (line: string) => void;
  /** Milliseconds without a sign of life after which the program is killed, with all that it started. */
  readonly silence: number;
  /** A file whose growth is a sign of life, as what is printed is. */
  readonly journal: string;
}

export interface Ended {
  /** Exit status; 1 when the program was killed. */
  readonly status: number;
  /** Whether it was killed since it gave no sign of life. */
  readonly silent: boolean;
}

/**
 * Runs a program for as long as it gives signs of life, however long that is: a slow machine is not a fault.
 * @throws Error when the program cannot be started.
 */
export function runWatched(
  program: string,
  args: readonly string[],
  { env = {}, onLine, silence, journal }: WatchOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // Only a group of processes can be killed as one.
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, ...env },
    });
    let silent = false;
    const kill = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // All of the group has ended.
      }
    };
    const timer = setTimeout(() => {
      silent = true;
      kill();
    }, silence);
    let length = 0;
    const watch = setInterval(() => {
      const now = lengthOf(journal);
      if (now !== length) timer.refresh();
      length = now;
    }, silence / 50);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        timer.refresh();
        onLine(line);
      });
    }
    process.once('exit', kill);
    child.on('error', reject);
    // What it left running would hold its output open, and has nobody to end it.
    child.on('exit', kill);
    child.on('close', (status) => {
      clearTimeout(timer);
      clearInterval(watch);
      process.off('exit', kill);
      resolve({ status: status ?? 1, silent });
    });
  });
}

function lengthOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
