import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { RunError } from '../run-error.ts';

/** By what the containers of a run are known. */
export const RUN_LABEL = 'vitruve.run';

/** Milliseconds for questions that need no network. */
const PATIENCE = 60_000;

/** The digest of an image, or, of one that was built here and never sent anywhere, its identity. */
const DIGEST = '{{if .RepoDigests}}{{index .RepoDigests 0}}{{else}}{{.Id}}{{end}}';

const run = promisify(execFile);

/** A program that runs containers: docker, or podman, which takes the same arguments. */
export class ContainerEngine {
  /** Absolute. */
  readonly program: string;
  readonly name: 'docker' | 'podman';
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(program: string, name: 'docker' | 'podman', environment: NodeJS.ProcessEnv) {
    this.program = program;
    this.name = name;
    this.#environment = environment;
  }

  /** The one that is installed; undefined when there is none. */
  static find(environment: NodeJS.ProcessEnv): ContainerEngine | undefined {
    for (const name of ['docker', 'podman'] as const) {
      const program = onPath(name, environment);
      if (program !== undefined) return new ContainerEngine(program, name, environment);
    }
    return undefined;
  }

  /** What an image is, if it is on this machine: its name with its digest. */
  async digestOf(image: string): Promise<string | undefined> {
    try {
      return (await this.#run(['image', 'inspect', '--format', DIGEST, image])).trim() || undefined;
    } catch {
      return undefined;
    }
  }

  /** Fetches an image. @throws RunError when it cannot be fetched. */
  async pull(image: string, signal: AbortSignal): Promise<void> {
    try {
      await run(this.program, ['pull', '--quiet', image], {
        env: this.#environment,
        signal,
        windowsHide: true,
      });
    } catch (error) {
      const told = (error as { readonly stderr?: string }).stderr?.trim().split('\n').at(-1);
      throw new RunError(t('The image "{0}" cannot be fetched: {1}', image, told ?? String(error)));
    }
  }

  /** Ends and removes the containers of a run. What is gone already is no fault. @param id of the run. */
  async removeAll(id: string): Promise<void> {
    try {
      const listed = await this.#run(['ps', '--all', '--quiet', '--filter', `label=${RUN_LABEL}=${id}`]);
      const containers = listed.split(/\s+/u).filter((name) => name !== '');
      if (containers.length > 0) await this.#run(['rm', '--force', ...containers]);
    } catch {
      // The program is gone, or does not answer: the next run is not kept from beginning.
    }
  }

  async #run(args: readonly string[]): Promise<string> {
    const options = { env: this.#environment, timeout: PATIENCE, windowsHide: true };
    return (await run(this.program, args, options)).stdout;
  }
}

/** The path of a program that the variable `PATH` leads to. */
function onPath(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const path = environment['PATH'] ?? environment['Path'] ?? '';
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  for (const folder of path.split(delimiter)) {
    // What a relative folder holds depends on where one is.
    if (!isAbsolute(folder)) continue;
    const found = names.map((one) => join(folder, one)).find((one) => isProgram(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
