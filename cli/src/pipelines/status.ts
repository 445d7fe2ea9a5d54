import { runPipeline, type PipelineEvent, type RunState } from '@vitruve/engine';
import { counted } from '@vitruve/manifests';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { emit } from '../output.ts';
import { findPipeline } from './find-pipeline.ts';
import type { StatusFlags } from './flags.ts';
import { joinedPeriods } from './periods.ts';
import { requestFor } from './request.ts';
import { aligned, countsText, stateText } from './texts.ts';

type Ended = Extract<PipelineEvent, { readonly event: 'ended' }>;

/**
 * `vitruve status`: what a run would do, and why. Nothing is run.
 * @returns 0 when all is up to date, 1 when something would be run, restored, or fail.
 * @throws UserError when a run could not begin.
 */
export async function statusInTerminal(names: readonly string[], flags: StatusFlags): Promise<ExitCode> {
  const { path, stages } = await findPipeline(names, process.cwd());
  const runs: Ended[] = [];
  const warnings: string[] = [];
  const { counts } = await runPipeline({
    ...requestFor(path, flags.param),
    selection: {
      stages: [...stages, ...(flags.stage ?? [])],
      only: false,
      partitions: flags.partition ?? new Map(),
    },
    dryRun: true,
    // What has no input fails; what does not depend on it is told, too.
    keepGoing: true,
    jobs: 4,
    onEvent: (event) => {
      if (event.event === 'ended') runs.push(event);
      else if (event.event === 'warning') warnings.push(event.message);
    },
  });
  const isUpToDate = !runs.some(({ state }) => isOpen(state));
  if (flags.json === true) {
    const told = runs.map(({ run, state, reason, periods }) => ({ run, state, reason, periods }));
    await emit(`${JSON.stringify({ isUpToDate, runs: told, warnings }, undefined, 2)}\n`, undefined);
  } else {
    const lines = joinedPeriods(runs)
      .filter(({ state }) => isOpen(state))
      .map(({ run, state, reason = '' }) => [terminalText(run), stateText(state), terminalText(reason)]);
    for (const warning of warnings) process.stderr.write(`vitruve: ${terminalText(warning)}\n`);
    const end = isUpToDate
      ? t('Everything is up to date ({0})', counted(runs.length, '{0} run', '{0} runs'))
      : countsText(counts).join(' · ');
    await emit(`${aligned(lines)}${end}\n`, undefined);
  }
  return isUpToDate ? EXIT.fine : EXIT.findings;
}

/** Whether a run would do something. */
function isOpen(state: RunState): boolean {
  return state !== 'up-to-date' && state !== 'skipped';
}
