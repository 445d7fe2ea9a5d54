import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { exportRuns } from './export-runs.ts';
import type { RunFlags, StatusFlags } from './flags.ts';

/** `vitruve run [FILE] [STAGE…]`. @param end hears the exit code. */
export function addRun(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument(
      '[names...]',
      t('Pipeline file, then stages (default: the pipeline of the current folder, all stages)'),
    )
    .option('-s, --stage <stage>', t('Stage to run, with those that it depends on'), listed)
    .option('--only', t('Run the named stages without those that they depend on'))
    .option('-p, --param <name=value>', t('Value of a parameter'), parameter)
    .option('--partition <name=range>', t('Periods of a partition'), parameter)
    .option('-j, --jobs <count>', t('Maximum number of runs at the same time'), count, availableParallelism())
    .option('-f, --force', t('Also run stages that are up to date'))
    .option('--rehash', t('Read all files again, even if their times and sizes are unchanged'))
    .option('-k, --keep-going', t('After a failure, run the stages that do not depend on it'))
    .option('--allow-downloads', t('Allow stages to download files and to read from database servers'))
    .option('-n, --dry-run', t('Show what would run, and why, without running it'))
    .option('-w, --watch', t('Run again what changes, until Ctrl+C'))
    .option('--json', t('Print events as JSON, one per line'))
    .option('-q, --quiet', t('Do not show the output of commands'))
    .addOption(new Option('--editor').hideHelp())
    .action(async (names: readonly string[], flags: RunFlags) => {
      const { runInTerminal } = await import('./run.ts');
      end(await runInTerminal(names, flags));
    });
}

/** `vitruve accept [FILE] STAGE…`. @param end hears the exit code. */
export function addAccept(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('<names...>', t('Pipeline file (default: the pipeline of the current folder), then stages'))
    .option('-p, --param <name=value>', t('Value of a parameter'), parameter)
    .option('--partition <name=range>', t('Periods of a partition'), parameter)
    .action(async (names: readonly string[], flags: Pick<RunFlags, 'param' | 'partition'>) => {
      const { acceptInTerminal } = await import('./accept.ts');
      end(await acceptInTerminal(names, flags));
    });
}

/** `vitruve status [FILE] [STAGE…]`. @param end hears the exit code. */
export function addStatus(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument(
      '[names...]',
      t('Pipeline file, then stages (default: the pipeline of the current folder, all stages)'),
    )
    .option('-s, --stage <stage>', t('Stage, with those that it depends on'), listed)
    .option('-p, --param <name=value>', t('Value of a parameter'), parameter)
    .option('--partition <name=range>', t('Periods of a partition'), parameter)
    .option('--calendar', t('Show daily partitions as a calendar'))
    .option('--json', t('Print JSON'))
    .action(async (names: readonly string[], flags: StatusFlags) => {
      const { statusInTerminal } = await import('./status.ts');
      end(await statusInTerminal(names, flags));
    });
}

/** `vitruve runs [FILE]`, `runs show [RUN]`, `runs compare [RUN] [RUN]`, `runs adopt OLD FILE`. @param options adds those of all commands. */
export function addRuns(command: Command, options: (command: Command) => Command): void {
  command
    .argument('[file]', t('Pipeline file (default: all pipelines of the workspace folder)'))
    .option('-a, --all', t('List all runs instead of the last 20'))
    .option('--json', t('Print JSON'))
    .action(async (file: string | undefined, flags: { readonly json?: boolean; readonly all?: boolean }) => {
      const { listRuns } = await import('./runs.ts');
      await listRuns(file, flags);
    });
  options(command.command('show [run]'))
    .description(t('Show a run (default: the last one)'))
    .option('--log', t('Show what the run printed'))
    .option('-s, --stage <stage>', t('Show what a stage printed'))
    .action(async (run: string | undefined, flags: { log?: boolean; stage?: string }) => {
      const { showRun } = await import('./runs.ts');
      await showRun(run, { ...flags, ...command.opts() });
    });
  options(command.command('compare [run] [other]'))
    .description(t('Compare two runs (default: the last run with the one before it)'))
    .action(async (...given: unknown[]) => {
      const { compareInTerminal } = await import('./runs.ts');
      const ids = given.filter((one) => typeof one === 'string');
      await compareInTerminal(ids, command.opts());
    });
  options(command.command('adopt <old> <file>'))
    .description(
      t('Take over the runs and the lock file of a pipeline, or a folder of pipelines, that was renamed'),
    )
    .action(async (old: string, file: string) => {
      const { adoptInTerminal } = await import('./adopt.ts');
      await adoptInTerminal(old, file);
    });
  options(command.command('export [run...]'))
    .description(
      t('Record runs in an experiment tracker, or write them as lineage events (default: the last run)'),
    )
    .addOption(
      new Option('--to <target>', t('Tracker or event format'))
        .choices(['mlflow', 'openlineage'])
        .default('mlflow'),
    )
    .option('--url <address>', t('Address of the server (default: MLFLOW_TRACKING_URI)'))
    .option(
      '--experiment <name>',
      t('Experiment, which is created (default: MLFLOW_EXPERIMENT_NAME, or the workspace folder)'),
    )
    .option('-o, --output <file>', t('Write events to a file instead of standard output'))
    .option('--namespace <name>', t('Namespace of jobs and datasets (default: the workspace folder)'))
    .action(async (runs: readonly string[], flags: Parameters<typeof exportRuns>[1]) => {
      const { exportRuns: run } = await import('./export-runs.ts');
      await run(runs, { ...flags, ...command.opts() });
    });
}

/** `vitruve diff [FILE] [REF]`. */
export function addDiff(command: Command): void {
  command
    .argument(
      '[names...]',
      t(
        'Pipeline file (default: the pipeline of the current folder), then a commit, branch or tag (default: HEAD)',
      ),
    )
    .option('-p, --param <name=value>', t('Value of a parameter'), parameter)
    .option('--json', t('Print JSON'))
    .action(async (names: readonly string[], flags: Pick<RunFlags, 'param' | 'json'>) => {
      const { diffInTerminal } = await import('./diff.ts');
      await diffInTerminal(names, flags);
    });
}

function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Adds `NAME=VALUE` to the values of parameters. */
export function parameter(
  written: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const at = written.indexOf('=');
  if (at < 1) throw new InvalidArgumentError(t('Expected a value such as {0}.', 'days=10'));
  return new Map([...before, [written.slice(0, at), written.slice(at + 1)]]);
}

function count(written: string): number {
  const value = Number(written);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(t('Expected an integer.'));
  return value;
}
