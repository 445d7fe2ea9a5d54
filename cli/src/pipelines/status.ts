import { runPipeline, type PipelineEvent, type RunState } from '@vitruve/engine';
import { counted } from '@vitruve/manifests';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { emit } from '../output.ts';
import { adoptionHint } from './adopt.ts';
import { calendarLines } from './calendar.ts';
import { findPipeline } from './find-pipeline.ts';
import type { StatusFlags } from './flags.ts';
import { joinedPeriods } from './periods.ts';
import { requestFor } from './request.ts';
import { historyOf } from './runs.ts';
import { aligned, countsText, reasonText, stateText } from './texts.ts';

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
    const [times, failed] = [await lastTimes(path), await lastFailures(path)];
    const told = runs.map(({ run, state, reason, periods }) => ({
      run,
      state,
      reason,
      periods,
      lastMilliseconds: times.get(run),
      ...(failed.has(run) ? { hasFailed: true } : {}),
    }));
    await emit(`${JSON.stringify({ isUpToDate, runs: told, warnings }, undefined, 2)}\n`, undefined);
  } else {
    const calendar = flags.calendar === true ? calendarLines(runs, await lastFailures(path)) : [];
    if (flags.calendar === true && calendar.length === 0)
      throw new CommandError(t('No stage is partitioned by day: there is no calendar to show'));
    const lines = joinedPeriods(runs)
      .filter(({ state }) => isOpen(state))
      .map(({ run, state, reason = '' }) => [terminalText(run), stateText(state), reasonText(reason)]);
    const isKnown = (await historyOf(path).list(1)).length > 0;
    const hint = isKnown ? undefined : await adoptionHint(path);
    if (hint !== undefined) warnings.push(hint);
    for (const warning of warnings) process.stderr.write(`vitruve: ${terminalText(warning)}\n`);
    const end = isUpToDate
      ? t('Everything is up to date ({0})', counted(runs.length, '{0} run', '{0} runs'))
      : countsText(counts).join(' · ');
    const shown =
      calendar.length > 0 ? calendar.map((line) => `${terminalText(line)}\n`).join('') : aligned(lines);
    await emit(`${shown}${end}\n`, undefined);
  }
  return isUpToDate ? EXIT.fine : EXIT.findings;
}

/** Runs in which it is looked for when a stage was last done. */
const LOOKED_AT = 30;

/** Milliseconds that runs of stages took when they were last done, by name. */
async function lastTimes(path: string): Promise<ReadonlyMap<string, number>> {
  const history = historyOf(path);
  const times = new Map<string, number>();
  for (const { id } of await history.list(LOOKED_AT))
    for (const { run, state, milliseconds } of (await history.read(id))?.stages ?? [])
      if (state === 'done' && !times.has(run)) times.set(run, milliseconds);
  return times;
}

/** The names of runs of stages that failed when they ran last. */
async function lastFailures(path: string): Promise<ReadonlySet<string>> {
  const history = historyOf(path);
  const states = new Map<string, RunState>();
  for (const { id } of await history.list(LOOKED_AT))
    for (const { run, state } of (await history.read(id))?.stages ?? [])
      if (!states.has(run) && (state === 'done' || state === 'failed')) states.set(run, state);
  return new Set([...states].flatMap(([run, state]) => (state === 'failed' ? [run] : [])));
}

/** Whether a run would do something. */
function isOpen(state: RunState): boolean {
  return state !== 'up-to-date' && state !== 'skipped';
}
