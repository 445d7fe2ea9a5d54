import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chooseLanguage, run } from '@vitruve/cli';
import { captured, type Ended } from '@vitruve/cli/testing';
import { readSchemasFrom, schemaFolder } from '@vitruve/workspace';

/** The built command line. */
export const CLI = join(import.meta.dirname, '../../dist/cli.cjs');

/** A folder of its own in which the built command runs. */
export class CommandFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-cli-')));

  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), content);
    }
    return this;
  }

  /**
   * Runs `vitruve` with the arguments from the sources, in this process, as the bundle would: in English unless the environment says
   * another language.
   */
  runHere(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return captured(this.path, async () => {
      await chooseLanguage(args, { LC_ALL: 'C.UTF-8', ...environment });
      readSchemasFrom(schemaFolder());
      return run(args);
    });
  }

  /**
   * Runs the built `vitruve` with the arguments, in English unless the environment says another language.
   * @param uid the user who runs it.
   * @param input what it reads from its standard input.
   */
  run(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    uid?: number,
    input = '',
  ): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, ...args], {
        cwd: this.path,
        ...(uid === undefined ? {} : { uid }),
        env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...environment },
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (piece: Buffer) => out.push(piece));
      child.stderr.on('data', (piece: Buffer) => err.push(piece));
      child.on('error', reject);
      child.on('close', (code) => {
        const whole = Buffer.concat(out);
        resolve({ code, out: whole, stdout: whole.toString(), stderr: Buffer.concat(err).toString() });
      });
      child.stdin.end(input);
    });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
