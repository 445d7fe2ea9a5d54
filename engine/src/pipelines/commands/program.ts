import { spawn, type ChildProcess } from 'node:child_process';

/** Milliseconds between the request to end and the end by force. */
const GRACE = 10_000;

/** A program that runs. */
export interface ProgramRequest {
  readonly command: readonly string[];
  /** The folder in which it starts. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the program when it is aborted. */
  readonly signal: AbortSignal;
  /** Milliseconds; undefined for no limit. */
  readonly timeout: number | undefined;
  readonly onOutput: (stream: 'stdout' | 'stderr', bytes: Buffer) => void;
  /** Told of the process when it has been started. */
  readonly onStart: (pid: number) => void;
}

/** How a program ended. */
export type ProgramEnd =
  | { readonly kind: 'exit'; readonly status: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'not-started'; readonly reason: string };

/** Process groups that are alive, to be ended with this process. */
const alive = new Set<ChildProcess>();

/** Ends all programs at once. For a process that is about to end. */
export function endPrograms(): void {
  for (const child of alive) signalTo(child, 'SIGKILL');
}

/** Runs a program with everything that it starts, until all of it has ended or was ended. */
export function runProgram(request: ProgramRequest): Promise<ProgramEnd> {
  const { command, folder, environment, signal, timeout, onOutput, onStart } = request;
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    alive.add(child);
    let isLate = false;
    let force: NodeJS.Timeout | undefined;
    const end = (): void => {
      signalTo(child, 'SIGTERM');
      force ??= setTimeout(() => {
        signalTo(child, 'SIGKILL');
      }, GRACE);
    };
    const limit =
      timeout === undefined
        ? undefined
        : setTimeout(
            () => {
              isLate = true;
              end();
            },
            Math.min(timeout, 2 ** 31 - 1),
          );
    const done = (result: ProgramEnd): void => {
      clearTimeout(limit);
      clearTimeout(force);
      signal.removeEventListener('abort', end);
      alive.delete(child);
      resolve(result);
    };
    child.stdout.on('data', (bytes: Buffer) => {
      onOutput('stdout', bytes);
    });
    child.stderr.on('data', (bytes: Buffer) => {
      onOutput('stderr', bytes);
    });
    child.once('spawn', () => {
      onStart(child.pid ?? 0);
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
    child.once('error', (error) => {
      if (child.pid === undefined) done({ kind: 'not-started', reason: error.message });
    });
    child.once('exit', () => {
      // What it left behind would go on writing after its stage has ended.
      if (process.platform !== 'win32') signalTo(child, 'SIGKILL');
    });
    child.once('close', (status, name) => {
      if (isLate) done({ kind: 'timeout' });
      else if (status === null) done({ kind: 'signal', signal: name ?? '' });
      else done({ kind: 'exit', status });
    });
  });
}

/** Signals a program and what it started. */
function signalTo(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // All of it has ended.
  }
}
