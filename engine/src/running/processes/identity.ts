import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** What tells a process from another one that gets its number later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in whatever unit the system has; empty where it cannot be known. */
  readonly start: string;
  /** Another one after each start of the machine. */
  readonly boot: string;
  readonly host: string;
}

const run = promisify(execFile);

/** Of a process that is alive; undefined when there is none. */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  if (!isRunning(pid)) return undefined;
  const start = await startOf(pid);
  return start === undefined ? undefined : { pid, start, boot: await bootOf(), host: hostname() };
}

/** @returns undefined when it cannot be known: the process is one of another machine. */
export async function isAlive(known: ProcessIdentity): Promise<boolean | undefined> {
  if (known.host !== hostname()) return undefined;
  const now = await identityOf(known.pid);
  return now?.start === known.start && now.boot === known.boot;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Undefined for a process that has ended meanwhile. */
async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
    return stdout.trim() || undefined;
  }
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in parentheses, may hold anything. The fields behind it begin with the state; the start is the 22nd of all.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

async function bootOf(): Promise<string> {
  if (process.platform === 'linux')
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim();
  if (process.platform === 'win32') return '';
  const { stdout } = await run('sysctl', ['-n', 'kern.boottime']).catch(() => ({ stdout: '' }));
  return stdout.trim();
}
