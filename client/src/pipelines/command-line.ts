import { execFile } from 'node:child_process';
import * as vscode from 'vscode';

/** Bytes that an answer may have: a log has at most 10 MB. */
const MOST = 64 * 1024 * 1024;

/** Asks the command line, which knows what is recorded of pipelines. */
export class CommandLine {
  readonly #program: string;

  /** @param program its path. */
  constructor(program: string) {
    this.#program = program;
  }

  /** @throws Error with what it says on the standard error when it fails. */
  async text(args: readonly string[], folder: string): Promise<string> {
    const all = [this.#program, ...args, '--locale', vscode.env.language];
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
    return new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        all,
        { cwd: folder, env, maxBuffer: MOST, windowsHide: true },
        (error, stdout, stderr) => {
          // Exit code 1 is an answer: something is not up to date.
          if (!error || error.code === 1) resolve(stdout);
          else reject(new Error(stderr.trim().replace(/^vitruve: /u, '') || error.message));
        },
      );
    });
  }

  /** @throws Error as `text` does. */
  async json(args: readonly string[], folder: string): Promise<unknown> {
    return JSON.parse(await this.text([...args, '--json'], folder)) as unknown;
  }
}
