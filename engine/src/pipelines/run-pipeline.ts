import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import type { Stage } from '@vitruve/manifests';
import { reasonOf, UserError } from '@vitruve/workspace';
import type { RunState } from './events.ts';
import type { PipelineRequest } from './execution.ts';
import { openPipeline, type OpenedPipeline } from './plan/open-pipeline.ts';
import { withParameters } from './plan/parameters.ts';
import { planOf, type Plan, type PlannedRun, type PlannedStage } from './plan/plan.ts';
import { machineResources, settingsOf } from './plan/stage-settings.ts';
import { runStage } from './run-stage.ts';
import { Shares } from './shares.ts';
import { StageTasks } from './tasks/run-task-stage.ts';

/** What came of a pipeline. */
export interface PipelineOutcome {
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  /** How many runs ended in each state. */
  readonly counts: Readonly<Record<RunState, number>>;
}

/**
 * Runs the stages of a pipeline, each when all that it depends on is done.
 * @throws TaskError when it cannot begin: the file has errors, or a parameter or a stage does not exist.
 */
export async function runPipeline(request: PipelineRequest): Promise<PipelineOutcome> {
  const opened = await openPipeline(request.path);
  const pipeline = await withParameters(opened.pipeline, opened.folder, request.parameters);
  const plan = planOf(pipeline, request.selection);
  const tasks = new StageTasks(request.tasks);
  const scratch = await mkdtemp(join(tmpdir(), 'vitruve-run-'));
  try {
    return await new PipelineRun(opened, plan, request, tasks, scratch).run();
  } finally {
    await tasks.dispose();
    await rm(scratch, { recursive: true, force: true });
  }
}

class PipelineRun {
  readonly #opened: OpenedPipeline;
  readonly #plan: Plan;
  readonly #request: PipelineRequest;
  readonly #tasks: StageTasks;
  readonly #scratch: string;
  readonly #shares: Shares;
  readonly #counts: Record<RunState, number> = {
    done: 0,
    'up-to-date': 0,
    restored: 0,
    failed: 0,
    skipped: 0,
    'not-run': 0,
    cancelled: 0,
  };
  /** A run failed, and no new one starts. */
  #isEnding = false;
  #started = 0;

  constructor(
    opened: OpenedPipeline,
    plan: Plan,
    request: PipelineRequest,
    tasks: StageTasks,
    scratch: string,
  ) {
    this.#opened = opened;
    this.#plan = plan;
    this.#request = request;
    this.#tasks = tasks;
    this.#scratch = scratch;
    this.#shares = new Shares(request.jobs, machineResources());
  }

  async run(): Promise<PipelineOutcome> {
    const ends = new Map<Stage, Promise<boolean>>();
    for (const planned of this.#plan.stages) {
      const before = planned.before.flatMap((stage) => ends.get(stage) ?? []);
      ends.set(planned.stage, this.#stage(planned, before));
    }
    await Promise.all(ends.values());
    const { failed, cancelled } = this.#counts;
    const status =
      this.#request.signal.aborted && cancelled > 0 ? 'cancelled' : failed > 0 ? 'failed' : 'succeeded';
    return { status, counts: this.#counts };
  }

  /** @returns whether the stages that depend on it can run. */
  async #stage({ stage, runs }: PlannedStage, before: readonly Promise<boolean>[]): Promise<boolean> {
    const isReady = (await Promise.all(before)).every(Boolean);
    if (runs.length === 0) this.#ended(stage.name, 'skipped', 0);
    const states = await Promise.all(
      runs.map(async (planned) => (isReady ? this.#run(planned) : this.#ended(planned.name, 'not-run', 0))),
    );
    return (
      isReady && states.every((state) => state !== 'failed' && state !== 'not-run' && state !== 'cancelled')
    );
  }

  async #run(planned: PlannedRun): Promise<RunState> {
    const { signal, keepGoing, onEvent } = this.#request;
    const settings = settingsOf(this.#plan, planned);
    const release = await this.#shares.take(settings.resources);
    const began = performance.now();
    const ended = (state: RunState, reason?: string): RunState =>
      this.#ended(planned.name, state, performance.now() - began, reason);
    try {
      if (signal.aborted) return ended('cancelled');
      if (this.#isEnding) return ended('not-run');
      onEvent({ event: 'started', run: planned.name, reason: t('not recorded') });
      await runStage({
        opened: this.#opened,
        plan: this.#plan,
        planned,
        settings,
        request: this.#request,
        tasks: this.#tasks,
        scratch: join(this.#scratch, String(++this.#started)),
      });
      return ended('done');
    } catch (error) {
      if (signal.aborted) return ended('cancelled');
      if (!keepGoing) this.#isEnding = true;
      return ended('failed', error instanceof UserError ? error.message : reasonOf(error));
    } finally {
      release();
    }
  }

  #ended(run: string, state: RunState, milliseconds: number, reason?: string): RunState {
    this.#counts[state]++;
    this.#request.onEvent({
      event: 'ended',
      run,
      state,
      milliseconds: Math.round(milliseconds),
      ...(reason === undefined ? {} : { reason }),
    });
    return state;
  }
}
