import { acceptResults, endPrograms, runPipeline, type PipelineOutcome } from '@vitruve/engine';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { hasColors } from '../colors.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { endOnInterruption, onInterruption } from '../interruption.ts';
import { emit } from '../output.ts';
import type { RunFlags } from './flags.ts';
import { jsonDisplay, linesDisplay } from './display.ts';
import { findPipeline } from './find-pipeline.ts';
import { requestFor } from './request.ts';

const EXIT_OF: Readonly<Record<PipelineOutcome['status'], ExitCode>> = {
  succeeded: EXIT.fine,
  failed: EXIT.findings,
  cancelled: EXIT.interrupted,
};

/**
 * Runs a pipeline in this process. The first Ctrl+C asks what runs to end, the second one ends it.
 * @throws UserError when it cannot begin.
 */
export async function runInTerminal(names: readonly string[], flags: RunFlags): Promise<ExitCode> {
  const { path, stages } = await findPipeline(names, process.cwd());
  const write = (text: string): void => {
    process.stdout.write(text);
  };
  const display =
    flags.json === true
      ? jsonDisplay(write)
      : linesDisplay({ colors: hasColors(), quiet: flags.quiet === true, write });
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
  };
  onInterruption(endPrograms);
  const finish = endOnInterruption(cancel);
  process.once('SIGTERM', cancel);
  const began = performance.now();
  try {
    const outcome = await runPipeline({
      ...requestFor(path, flags.param),
      selection: { stages: [...stages, ...(flags.stage ?? [])], only: flags.only === true },
      jobs: flags.jobs,
      force: flags.force === true,
      keepGoing: flags.keepGoing === true,
      dryRun: flags.dryRun === true,
      signal: controller.signal,
      onEvent: display.event,
    });
    display.finish(outcome, performance.now() - began);
    return EXIT_OF[outcome.status];
  } finally {
    finish();
    process.removeListener('SIGTERM', cancel);
  }
}

/**
 * Records what is on disk as the results of stages.
 * @throws UserError when a stage or one of its files does not exist.
 */
export async function acceptInTerminal(
  names: readonly string[],
  parameters: RunFlags['param'],
): Promise<ExitCode> {
  const { path, stages } = await findPipeline(names, process.cwd());
  const accepted = await acceptResults({
    ...requestFor(path, parameters),
    selection: { stages, only: true },
  });
  await emit(accepted.map((run) => `${terminalText(run)}: ${t('accepted')}\n`).join(''), undefined);
  return EXIT.fine;
}
