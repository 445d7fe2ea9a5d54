import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { SERVE_LIMITS, createService, prepareTask, TASKS } from '@vitruve/engine';
import { VERSION } from '@vitruve/workspace';
import { EXIT, Failure, type ExitCode } from '../failure.ts';
import { endOnInterruption } from '../interruption.ts';

/** The options of `vitruve serve --blur`. */
export interface ServeFlags {
  readonly blur?: boolean;
  readonly config?: string;
  readonly port: number;
  readonly host: string;
  readonly origin: readonly string[];
  readonly maxSize: number;
  readonly maxPixels: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly quiet?: boolean;
}

/** The name of the variable that holds what requests must bear. A command line is seen by everybody on the machine. */
export const TOKEN_VARIABLE = 'VITRUVE_TOKEN';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The task that is served. */
const TASK = 'vitruve/blur';

/**
 * Runs `vitruve serve --blur` until it is interrupted.
 * @throws UserFault when it cannot begin: with a model that cannot be used, or on an address that is taken.
 */
export async function serveBlur(flags: ServeFlags, environment: NodeJS.ProcessEnv): Promise<ExitCode> {
  const task = await TASKS.find(({ schema }) => schema['x-task'] === TASK)?.load();
  const routes = task?.routes?.bind(task);
  if (!task || !routes) throw new Failure(t('"{0}" is not a task', TASK));
  const given = flags.config === undefined ? {} : { config: resolve(flags.config) };
  const { inputs } = await prepareTask(task, given, { folder: process.cwd(), version: VERSION });
  const token = environment[TOKEN_VARIABLE] || undefined;
  const isLocal = LOOPBACK.includes(flags.host) || flags.host === '::1';
  try {
    const app = await createService({
      // Models are opened before it listens: one that cannot be used is told of before anybody asks.
      routes: (host) => routes(inputs, host),
      limits: {
        ...SERVE_LIMITS,
        bytes: flags.maxSize * 1024 * 1024,
        pixels: flags.maxPixels * 1_000_000,
        atOnce: flags.concurrency,
        time: flags.timeout * 1000,
      },
      hosts: isLocal ? LOOPBACK : ['*'],
      origins: flags.origin,
      token,
      version: VERSION,
      ...(flags.quiet === true ? {} : { log: (line: string) => process.stderr.write(`${line}\n`) }),
    });
    await app.listen({ port: flags.port, host: flags.host }).catch((error: unknown) => {
      throw error instanceof Error && 'syscall' in error ? new Failure(error.message) : error;
    });
    process.stdout.write(`${t('Listening on {0}', addressOf(app.server.address()))}\n`);
    if (!isLocal && token === undefined) {
      process.stderr.write(
        `${t('Anyone who can reach this machine can send requests: set {0} to require a token', TOKEN_VARIABLE)}\n`,
      );
    }
    await new Promise<void>((end) => {
      endOnInterruption(end);
      process.once('SIGTERM', end);
    });
    await app.close();
    return EXIT.fine;
  } finally {
    await task.dispose?.();
  }
}

function addressOf(bound: AddressInfo | string | null): string {
  if (bound === null || typeof bound === 'string') return bound ?? '';
  const { address, port, family } = bound;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
