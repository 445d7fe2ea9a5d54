import { t } from '@vscode/l10n';
import { SERVE_LIMITS } from '@vitruve/engine';
import { language } from '@vitruve/manifests';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { describe, shortName, type TaskSchema } from '@vitruve/schemas/tasks';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { optionOf } from '../task/flags.ts';

/** The options that every service has, and those of tasks by their names. */
export interface ServeFlags extends Readonly<Record<string, unknown>> {
  readonly port: number;
  readonly host: string;
  readonly origin: readonly string[];
  /** Megabytes. */
  readonly maxSize: number;
  /** What the service says unless it is given. */
  readonly concurrency?: number;
  /** Seconds. */
  readonly timeout: number;
  readonly quiet?: boolean;
}

/** Adds the options of `vitruve serve` to a command: `--<task>` for each task with a service, and what it is started with. */
export function addServeOptions(command: Command, tasks = TASK_SCHEMAS): Command {
  for (const schema of tasks) addTaskOptions(command, schema);
  return command
    .addOption(
      new Option('--port <n>', t('Port (0: any free port)')).argParser(whole(0, 65_535)).default(8000),
    )
    .option('--host <address>', t('Address to listen on (default: this machine only)'), '127.0.0.1')
    .addOption(
      new Option(
        '--origin <origin>',
        t('Allow requests from pages of this origin, such as http://localhost:3000; can be repeated'),
      )
        .argParser((origin: string, before: readonly string[]) => [...before, validOrigin(origin)])
        .default([], t('none')),
    )
    .addOption(
      new Option('--max-size <megabytes>', t('Maximum size of a request'))
        .argParser(whole(1, 512))
        .default(SERVE_LIMITS.bytes / (1024 * 1024)),
    )
    .addOption(
      new Option(
        '--concurrency <n>',
        t('Number of parallel requests (default: {0})', defaults(tasks)),
      ).argParser(whole(1, 1024)),
    )
    .addOption(
      new Option('--timeout <seconds>', t('Time limit per request'))
        .argParser(whole(1, 3600))
        .default(SERVE_LIMITS.time / 1000),
    )
    .option('-q, --quiet', t('Do not log requests'));
}

/** The name of the option that starts the service of a task, without its dashes. */
export function serviceFlag(schema: TaskSchema): string {
  return shortName(schema);
}

/** `--blur 2, --predict 64` */
function defaults(tasks: readonly TaskSchema[]): string {
  return tasks
    .flatMap((schema) => {
      const service = schema['x-service'];
      return service ? [`--${serviceFlag(schema)} ${service.concurrency ?? SERVE_LIMITS.atOnce}`] : [];
    })
    .join(', ');
}

function addTaskOptions(command: Command, schema: TaskSchema): void {
  const service = schema['x-service'];
  if (!service) return;
  command.addOption(new Option(`--${serviceFlag(schema)}`, describe(service, language())));
  const inputs = service.inputs.flatMap((name) => {
    const input = schema.properties[name];
    return input ? [[name, input] as const] : [];
  });
  for (const [name, input] of [...inputs, ...Object.entries(service.properties)])
    if (!command.options.some((option) => option.attributeName() === name))
      command.addOption(optionOf(name, input));
}

function whole(least: number, most: number): (written: string) => number {
  return (written) => {
    const value = Number(written);
    if (!/^\d{1,9}$/u.test(written) || value < least || value > most) {
      throw new InvalidArgumentError(t('Expected a number from {0} to {1}.', least, most));
    }
    return value;
  };
}

function validOrigin(written: string): string {
  try {
    if (new URL(written).origin === written) return written;
  } catch {
    // What is not an address is not an origin.
  }
  throw new InvalidArgumentError(t('Expected a value such as http://localhost:3000.'));
}
