import type { AddressInfo } from 'node:net';
import { t } from '@vscode/l10n';
import { SERVE_LIMITS, createService, prepareTask, TASKS, type TaskEntry } from '@vitruve/engine';
import { VERSION } from '@vitruve/workspace';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { endOnInterruption } from '../interruption.ts';
import { serviceFlag, type ServeFlags } from './flags.ts';
import { TOKEN_VARIABLE, tokenOf } from './token.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Runs `vitruve serve --<task>` until it is interrupted.
 * @param entries the tasks of which one is served.
 * @throws UserError when it cannot begin: without a task, with a model that cannot be used, or on an address that is taken.
 */
export async function serveTask(
  flags: ServeFlags,
  environment: NodeJS.ProcessEnv,
  entries: readonly TaskEntry[] = TASKS,
): Promise<ExitCode> {
  const { schema, load } = servedBy(flags, entries);
  const service = schema['x-service'];
  const task = await load();
  if (!task.routes || !service) throw new Error(`${schema['x-task']} declares a service, and has no routes`);
  const routes = task.routes.bind(task);
  const given = Object.fromEntries(service.inputs.map((name) => [name, flags[name]]));
  const options = Object.fromEntries(Object.keys(service.properties).map((name) => [name, flags[name]]));
  const context = { folder: process.cwd(), version: VERSION };
  const { inputs } = await prepareTask(task, given, context, {
    ...schema,
    required: service.required ?? [],
  });
  const token = await tokenOf(environment);
  const isLocal = LOOPBACK.includes(flags.host) || flags.host === '::1';
  try {
    const app = await createService({
      // Models are opened before it listens: one that cannot be used is told of before anybody asks.
      routes: (host) => routes(inputs, host),
      limits: {
        ...SERVE_LIMITS,
        bytes: flags.maxSize * 1024 * 1024,
        atOnce: flags.concurrency ?? service.concurrency ?? SERVE_LIMITS.atOnce,
        waiting: service.waiting ?? SERVE_LIMITS.waiting,
        time: flags.timeout * 1000,
      },
      options,
      hosts: isLocal ? LOOPBACK : ['*'],
      origins: flags.origin,
      token,
      version: VERSION,
      warn: (text) => {
        process.stderr.write(`${text}\n`);
      },
      ...(flags.quiet === true ? {} : { log: (line: string) => process.stderr.write(`${line}\n`) }),
    });
    await app.listen({ port: flags.port, host: flags.host }).catch((error: unknown) => {
      throw error instanceof Error && 'syscall' in error ? new CommandError(error.message) : error;
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
      // A terminal that is closed.
      process.once('SIGHUP', end);
    });
    await app.close();
    return EXIT.fine;
  } finally {
    await task.dispose?.();
  }
}

/** The one task that was asked for. @throws CommandError for none, or several. */
function servedBy(flags: ServeFlags, entries: readonly TaskEntry[]): TaskEntry {
  const services = entries.filter((entry) => entry.schema['x-service']);
  const asked = services.filter(({ schema }) => flags[serviceFlag(schema)] === true);
  const [only] = asked;
  if (only && asked.length === 1) return only;
  const names = services.map(({ schema }) => `--${serviceFlag(schema)}`).join(', ');
  throw new CommandError(
    only ? t('Only one of these options can be used: {0}', names) : t('Missing required option "{0}"', names),
  );
}

function addressOf(bound: AddressInfo | string | null): string {
  if (bound === null || typeof bound === 'string') return bound ?? '';
  const { address, port, family } = bound;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
