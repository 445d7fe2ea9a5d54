import { endPrograms, runPipeline, type PipelineOutcome, type PipelineRequest } from '@vitruve/engine';
import { hasColors } from '../colors.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { endOnInterruption, onInterruption } from '../interruption.ts';
import type { RunFlags } from './flags.ts';
import { jsonDisplay, linesDisplay, type PipelineDisplay } from './display.ts';
import { openEditorChannel, type EditorChannel } from './editor-channel.ts';
import { findPipeline } from './find-pipeline.ts';
import { barDisplay } from './progress-bar.ts';
import { requestFor } from './request.ts';

const EXIT_OF: Readonly<Record<PipelineOutcome['status'], ExitCode>> = {
  succeeded: EXIT.fine,
  failed: EXIT.findings,
  cancelled: EXIT.interrupted,
};

/**
 * Runs a pipeline in this process, with `--watch` again and again. The first Ctrl+C asks what runs to end, the second one ends it.
 * @throws UserError when it cannot begin.
 */
export async function runInTerminal(names: readonly string[], flags: RunFlags): Promise<ExitCode> {
  const { path, stages } = await findPipeline(names, process.cwd());
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
  };
  onInterruption(endPrograms);
  const finish = endOnInterruption(cancel);
  process.once('SIGTERM', cancel);
  const editor = flags.editor === true ? await openEditorChannel() : undefined;
  const base = requestFor(path, flags.param);
  const request: PipelineRequest = {
    ...base,
    secrets: (name) => editor?.secret(name) ?? base.secrets(name),
    selection: {
      stages: [...stages, ...(flags.stage ?? [])],
      only: flags.only === true,
      partitions: flags.partition ?? new Map(),
    },
    jobs: flags.jobs,
    force: flags.force === true,
    rehash: flags.rehash === true,
    keepGoing: flags.keepGoing === true,
    allowDownloads: flags.allowDownloads === true,
    dryRun: flags.dryRun === true,
    signal: controller.signal,
  };
  try {
    if (flags.watch !== true) return await runOnce(request, flags, editor);
    const { runAndWatch } = await import('./watch.ts');
    await runAndWatch(request, (one) => runOnce(one, flags, editor));
    return EXIT.interrupted;
  } finally {
    editor?.close();
    finish();
    process.removeListener('SIGTERM', cancel);
  }
}

async function runOnce(
  request: PipelineRequest,
  { json, quiet }: RunFlags,
  editor: EditorChannel | undefined,
): Promise<ExitCode> {
  const write = (text: string): void => {
    process.stdout.write(text);
  };
  const display = json === true ? jsonDisplay(write) : shownDisplay(quiet === true, write);
  const began = performance.now();
  try {
    const onEvent: PipelineRequest['onEvent'] = (event) => {
      display.event(event);
      editor?.tell(event);
    };
    const outcome = await runPipeline({ ...request, onEvent });
    display.finish(outcome, performance.now() - began);
    return EXIT_OF[outcome.status];
  } catch (error) {
    display.abandon();
    throw error;
  }
}

/** Lines, with a bar under them on a terminal. */
function shownDisplay(quiet: boolean, write: (text: string) => void): PipelineDisplay {
  const lines = (told: (text: string) => void): PipelineDisplay =>
    linesDisplay({ colors: hasColors(), quiet, write: told });
  return process.stdout.isTTY && process.env['TERM'] !== 'dumb'
    ? barDisplay(process.stdout, lines)
    : lines(write);
}
