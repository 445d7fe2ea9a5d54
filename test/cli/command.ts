import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setLanguage } from '@vitruve/manifests/core/language';

/** The built command line. */
export const CLI = join(import.meta.dirname, '../../dist/cli.cjs');

export interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly stdout: string;
  readonly stderr: string;
}

/** The end of the command that was started last in this process. */
let last: Promise<unknown> = Promise.resolve();

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
    // There is one current folder and one standard output.
    const ended = last.then(() => this.#runHere(args, environment));
    last = ended.catch(() => undefined);
    return ended;
  }

  async #runHere(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
    const [{ run }, { chooseLanguage }, { schemaFolder }, { readSchemasFrom }] = await Promise.all([
      import('@vitruve/cli/program'),
      import('@vitruve/cli/locale'),
      import('@vitruve/workspace/shipped-files'),
      import('@vitruve/workspace/disk/schema-files'),
    ]);
    return this.#captured(async () => {
      await chooseLanguage(args, { LC_ALL: 'C.UTF-8', ...environment });
      readSchemasFrom(schemaFolder());
      return run(args);
    });
  }

  /**
   * Runs a command in this process and in this folder.
   * @param command answers with its exit code.
   */
  capture(command: () => Promise<number | undefined>): Promise<Ended> {
    const ended = last.then(() => this.#captured(command));
    last = ended.catch(() => undefined);
    return ended;
  }

  async #captured(command: () => Promise<number | undefined>): Promise<Ended> {
    const captured = [capture(process.stdout), capture(process.stderr)] as const;
    const before = process.cwd();
    process.chdir(this.path);
    try {
      // Whether there are colours is asked once, when the module is loaded.
      process.env['NO_COLOR'] = '1';
      const code = (await command()) ?? null;
      const [out, err] = [captured[0].bytes(), captured[1].bytes()];
      return { code, out, stdout: out.toString(), stderr: err.toString() };
    } finally {
      process.chdir(before);
      for (const { end } of captured) end();
      setLanguage('en', {});
    }
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

/** Keeps what is written to a stream of this process, instead of writing it. */
function capture(stream: NodeJS.WriteStream): { readonly bytes: () => Buffer; readonly end: () => void } {
  const pieces: Buffer[] = [];
  const write = stream.write.bind(stream);
  stream.write = (piece: string | Uint8Array, ...rest: unknown[]): boolean => {
    pieces.push(Buffer.from(piece));
    const done = rest.at(-1);
    if (typeof done === 'function') (done as () => void)();
    return true;
  };
  return {
    bytes: () => Buffer.concat(pieces),
    end: () => {
      stream.write = write;
    },
  };
}
