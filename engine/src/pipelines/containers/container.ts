import { relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { isInside } from '@vitruve/workspace';
import type { StageVariables } from '../plan/environment.ts';
import { RunError } from '../run-error.ts';
import { RUN_LABEL, type ContainerEngine } from './container-engine.ts';

/** Where the folder of the pipeline is in a container. */
const WORK = '/work';

/** Where the folder of the run is, with scripts, and outputs until all of them are there. */
const RUN = '/vitruve';

/** Variables that the program which starts containers reads itself. */
const OWN_VARIABLES =
  /^(?:PATH|HOME|TMPDIR|DOCKER_.*|CONTAINERS?_.*|BUILDKIT_.*|XDG_.*|(?:https?|no|all|ftp)_proxy)$/iu;

/** What a try of a run needs of its container. */
export interface ContainerRequest {
  readonly engine: ContainerEngine;
  /** With its digest. */
  readonly image: string;
  /** Of the run. */
  readonly id: string;
  /** The folder of the pipeline; absolute. */
  readonly folder: string;
  /** The folder of the run; absolute. */
  readonly staging: string;
}

/** The container in which the commands of a stage run: it sees the folder of the pipeline and that of the run, and nothing else. */
export class Container {
  readonly #request: ContainerRequest;

  constructor(request: ContainerRequest) {
    this.#request = request;
  }

  /**
   * A path of this machine as commands in the container know it.
   * @returns undefined for one that the container does not see.
   */
  pathOf(path: string): string | undefined {
    const { folder, staging } = this.#request;
    // The folder of the run may be within that of the pipeline.
    if (isInside(staging, path)) return joined(RUN, relative(staging, path));
    return isInside(folder, path) ? joined(WORK, relative(folder, path)) : undefined;
  }

  /**
   * The command that runs a program in a new container, as the user of this process.
   * @param command the program and its arguments; paths are those of the container.
   * @param start the folder in which it starts; of this machine, absolute.
   * @throws RunError for a secret that cannot be given to it without being shown.
   */
  command(
    [program = '', ...args]: readonly string[],
    start: string,
    { values, secrets }: StageVariables,
  ): readonly string[] {
    const { engine, image, id, folder, staging } = this.#request;
    const variables: string[] = [];
    for (const name of new Set([...values.keys(), ...secrets.keys()])) {
      const isOwn = OWN_VARIABLES.test(name);
      if (isOwn && secrets.has(name))
        throw new RunError(
          t('The secret of the variable "{0}" cannot be given to a container: use another name', name),
        );
      // By name alone: a command line is seen by everybody on the machine.
      variables.push('--env', isOwn ? `${name}=${values.get(name) ?? ''}` : name);
    }
    return [
      engine.program,
      'run',
      '--rm',
      '--init',
      ...['--label', `${RUN_LABEL}=${id}`],
      ...asThisUser(engine),
      ...['--mount', mount(folder, WORK), '--mount', mount(staging, RUN)],
      ...['--workdir', this.pathOf(start) ?? WORK],
      ...variables,
      ...['--entrypoint', program],
      image,
      ...args,
    ];
  }

  /** The variables of the program that starts the container: those of the runner, and those that it passes on by their names. */
  environment(around: NodeJS.ProcessEnv, { values, secrets }: StageVariables): NodeJS.ProcessEnv {
    const passed = [...values, ...secrets].filter(([name]) => !OWN_VARIABLES.test(name));
    return { ...around, ...Object.fromEntries(passed) };
  }

  /** Ends what still runs of it. */
  remove(): Promise<void> {
    return this.#request.engine.removeAll(this.#request.id);
  }
}

/** Files that the container makes belong to the user of this process. */
function asThisUser({ name }: ContainerEngine): readonly string[] {
  const [user, group] = [process.getuid?.(), process.getgid?.()];
  if (user === undefined || group === undefined) return [];
  return [...(name === 'podman' ? ['--userns', 'keep-id'] : []), '--user', `${user}:${group}`];
}

/** As a row of CSV, which is what the option takes. */
function mount(source: string, target: string): string {
  const field = `source=${source}`;
  return `type=bind,${/[",]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field},target=${target}`;
}

function joined(folder: string, path: string): string {
  return path === '' ? folder : `${folder}/${path.split(sep).join('/')}`;
}
