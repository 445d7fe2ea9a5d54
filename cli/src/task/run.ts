import { resolve } from 'node:path';
import {
  abandonOutputs,
  indentedJson,
  prepareReport,
  writeReport,
  prepareTask,
  runTask,
  type FinishedTask,
  type PreparedTask,
  type Status,
  type Task,
} from '@vitruve/engine';
import { reportFonts, terminalLines, VERSION } from '@vitruve/workspace';
import { hasColors } from '../colors.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { endOnInterruption, onInterruption } from '../interruption.ts';
import { emit } from '../output.ts';
import type { RunFlags } from './flags.ts';
import { progressOn } from './progress.ts';

const EXIT_OF: Readonly<Record<Status, ExitCode>> = {
  succeeded: EXIT.fine,
  failed: EXIT.findings,
  invalid: EXIT.failure,
  cancelled: EXIT.interrupted,
};

/**
 * Runs a task in this process, with progress on the standard error, and prints what came of it.
 * @throws UserError when it cannot begin.
 */
export async function runInTerminal(
  task: Task,
  inputs: Readonly<Record<string, unknown>>,
  flags: RunFlags,
): Promise<ExitCode> {
  try {
    const prepared = await prepareTask(task, inputs, {
      folder: process.cwd(),
      version: VERSION,
    });
    const reports = flags.report?.map((file) => resolve(file)) ?? prepared.reports;
    for (const file of reports) await prepareReport(file, task, process.cwd());
    const { finished, interrupted } = await runPrepared(
      prepared,
      flags.quiet === true || flags.json === true,
    );
    for (const file of reports) await writeReport(file, finished, reportFonts());
    await print(finished, flags);
    return interrupted ? EXIT.interrupted : EXIT_OF[finished.summary.status];
  } finally {
    await task.dispose?.();
  }
}

/** Runs a task until it ends; the first Ctrl+C asks it to. @throws UserError when it cannot begin. */
export async function runPrepared(
  prepared: PreparedTask,
  quiet: boolean,
): Promise<{ readonly finished: FinishedTask; readonly interrupted: boolean }> {
  const controller = new AbortController();
  onInterruption(abandonOutputs);
  const finish = endOnInterruption(() => {
    controller.abort();
  });
  const { printsItems: repeated = false } = prepared.task;
  const progress = progressOn(process.stderr, { quiet, repeated });
  try {
    const finished = await runTask(prepared, {
      signal: controller.signal,
      onStep: (step) => {
        progress.step(step);
      },
    });
    return { finished, interrupted: controller.signal.aborted };
  } finally {
    progress.end();
    finish();
  }
}

async function print({ task, inputs, result, context, summary }: FinishedTask, flags: RunFlags) {
  if (flags.json === true) return emit(indentedJson(task.toJson(inputs, result, context)), undefined);
  if (flags.quiet === true) return undefined;
  const color = hasColors();
  const text = task.print
    ? await task.print(inputs, result, { ...context, color })
    : `${terminalLines(summary.text)}\n`;
  return emit(text, undefined);
}
