import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/**
 * No program that a repository names is run (hooks, file system monitors, transports), nothing is fetched, nothing is
 * written.
 */
export const SAFE = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=',
  '-c',
  'protocol.allow=never',
  '--no-pager',
];
/** What git is told by its environment: no locks, no questions, no downloads. */
export const ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
};

/** Where git is started: Windows looks for a program in the current folder first, and a repository may hold a `git.exe`. */
export const START = dirname(process.execPath);

/** Bound on an answer, in bytes: the listing of a commit of some 500,000 files. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

/** What git answers in a folder; empty where it fails or is not there. Runs git: only in trusted folders. */
export function git(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: START, maxBuffer: LARGEST_ANSWER, env: { ...process.env, ...ENVIRONMENT } };
    execFile('git', ['-C', folder, ...SAFE, ...args], options, (error, stdout) => {
      resolve(error ? '' : stdout);
    });
  });
}
