import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { isPipelinePath, type Stage } from '@vitruve/manifests';
import { reasonOf, UserError } from '@vitruve/workspace';
import type { PipelineEvent, RunState } from './events.ts';
import type { PipelineRequest } from './execution.ts';
import type { FileDigests } from './keys/file-digests.ts';
import type { OpenedPipeline } from './plan/open-pipeline.ts';
import type { Plan, PlannedRun, PlannedStage } from './plan/plan.ts';
import { settingsOf } from './plan/stage-settings.ts';
import type { Lock } from './record/lock.ts';
import { RunError } from './run-error.ts';
import { runStage, type StageRun } from './run-stage.ts';
import type { Shares } from './shares.ts';
import { taskInputs } from './tasks/task-inputs.ts';
import type { StageTasks } from './tasks/run-task-stage.ts';
import { decide, inputsOf, outputDigests, type Decision } from './up-to-date.ts';

/** What the runs of a pipeline are done with. */
export interface ScheduleOptions {
  readonly opened: OpenedPipeline;
  readonly plan: Plan;
  readonly request: PipelineRequest;
  readonly shares: Shares;
  readonly tasks: StageTasks;
  readonly digests: FileDigests;
  readonly lock: Lock;
  /** Counts how runs ended. */
  readonly counts: Record<RunState, number>;
  /** Runs another pipeline as a stage of this one. @returns whether all of it is done. */
  readonly runUsed: (path: string, request: PipelineRequest) => Promise<boolean>;
}

/** How the runs of a stage ended, for those that come after it. */
interface StageEnd {
  readonly isDone: boolean;
  /** In a dry run: its outputs may be others. */
  readonly wouldRun: boolean;
}

/** Runs each stage when all that it depends on is done. */
export class Schedule {
  readonly #options: ScheduleOptions;
  /** A run failed, and no new one starts. */
  #isEnding = false;

  constructor(options: ScheduleOptions) {
    this.#options = options;
  }

  /** @returns whether all of it is done. */
  async run(): Promise<boolean> {
    const ends = new Map<Stage, Promise<StageEnd>>();
    for (const planned of this.#options.plan.stages) ends.set(planned.stage, this.#stage(planned, ends));
    return (await Promise.all(ends.values())).every(({ isDone }) => isDone);
  }

  async #stage(
    { stage, runs, before, reads }: PlannedStage,
    ends: ReadonlyMap<Stage, Promise<StageEnd>>,
  ): Promise<StageEnd> {
    let isReady = true;
    let changed: Stage | undefined;
    for (const other of before) {
      const end = await ends.get(other);
      if (end?.isDone === false) isReady = false;
      if (end?.wouldRun === true && reads.has(other)) changed ??= other;
    }
    if (runs.length === 0) this.#ended(stage.name, 'skipped', 0);
    const states = await Promise.all(
      runs.map(async (planned) => {
        if (!isReady) return this.#ended(planned.name, 'not-run', 0);
        return changed ? this.#wouldFollow(planned, changed) : this.#run(planned);
      }),
    );
    return {
      isDone: isReady && states.every((state) => !['failed', 'not-run', 'cancelled'].includes(state)),
      wouldRun: states.includes('would-run'),
    };
  }

  /** What is to be run after another stage that would run cannot be compared yet. */
  #wouldFollow(planned: PlannedRun, { name }: Stage): RunState {
    return this.#ended(planned.name, 'would-run', 0, t('"{0}" would run before it', name));
  }

  async #run(planned: PlannedRun): Promise<RunState> {
    const { plan, request, opened, tasks, shares } = this.#options;
    const uses = planned.stage.uses?.text;
    if (uses !== undefined && isPipelinePath(uses)) return this.#used(planned, resolve(opened.folder, uses));
    const settings = settingsOf(plan, planned);
    const release = await shares.take(settings.resources);
    const run: StageRun = { opened, plan, planned, settings, request, tasks };
    const began = performance.now();
    const ended = (state: RunState, reason?: string): RunState =>
      this.#ended(planned.name, state, performance.now() - began, reason);
    try {
      if (request.signal.aborted) return ended('cancelled');
      if (this.#isEnding) return ended('not-run');
      const decision = await decide(run, this.#options.lock, this.#options.digests);
      if (decision.reason === undefined) {
        // Under this name too, when it was recorded under another one.
        if (decision.record) this.#options.lock.set(planned.name, decision.record);
        return ended('up-to-date');
      }
      if (request.dryRun) return ended('would-run', decision.reason);
      if (settings.image !== undefined)
        throw new RunError(t('"image" is not supported yet: containers are not started'));
      request.onEvent({ event: 'started', run: planned.name, reason: decision.reason });
      await runStage(run);
      await this.#record(run, decision);
      return ended('done');
    } catch (error) {
      return this.#failed(error, ended);
    } finally {
      release();
    }
  }

  #failed(error: unknown, ended: (state: RunState, reason?: string) => RunState): RunState {
    const { signal, keepGoing } = this.#options.request;
    if (signal.aborted) return ended('cancelled');
    if (!keepGoing) this.#isEnding = true;
    return ended('failed', error instanceof UserError ? error.message : reasonOf(error));
  }

  /** Records the result of a run, unless what it was made of has changed in the meantime. */
  async #record(run: StageRun, { inputs, key }: Decision): Promise<void> {
    const { digests, lock, request } = this.#options;
    const now = await inputsOf(run, digests).catch(() => undefined);
    const changed = Object.keys(inputs.inputs).find((path) => now?.inputs[path] !== inputs.inputs[path]);
    const { name } = run.planned;
    if (changed !== undefined || !now) {
      const message = t('input "{0}" changed while the stage ran: its result is not recorded', changed ?? '');
      request.onEvent({ event: 'warning', run: name, message });
      return;
    }
    const outputs: Record<string, string> = {};
    for (const [path, digest] of Object.entries(await outputDigests(run, digests))) {
      if (digest === undefined) throw new RunError(t('The output "{0}" was not created', path));
      outputs[path] = digest;
    }
    lock.set(name, { key, ...inputs, outputs });
  }

  /** Another pipeline as a stage: its runs have names behind that of the stage, and take their own shares. */
  async #used(planned: PlannedRun, path: string): Promise<RunState> {
    const { request, plan } = this.#options;
    const began = performance.now();
    const ended = (state: RunState, reason?: string): RunState =>
      this.#ended(planned.name, state, performance.now() - began, reason);
    const { stage, run, name } = planned;
    const given = taskInputs(stage.with, (parts) => plan.values.valuesIn(stage, run, parts));
    try {
      if (this.#isEnding) return ended('not-run');
      const isDone = await this.#options.runUsed(path, {
        ...request,
        parameters: new Map(Object.entries(given).map(([key, value]) => [key, textOf(value)])),
        selection: { stages: [], only: false },
        onEvent: (event) => {
          request.onEvent(within(name, event));
        },
      });
      if (isDone) return ended('done');
      if (!request.keepGoing) this.#isEnding = true;
      return ended(request.signal.aborted ? 'cancelled' : 'failed', t('a stage of it failed'));
    } catch (error) {
      return this.#failed(error, ended);
    }
  }

  #ended(run: string, state: RunState, milliseconds: number, reason?: string): RunState {
    this.#options.counts[state]++;
    this.#options.request.onEvent({
      event: 'ended',
      run,
      state,
      milliseconds: Math.round(milliseconds),
      ...(reason === undefined ? {} : { reason }),
    });
    return state;
  }
}

function within(stage: string, event: PipelineEvent): PipelineEvent {
  return event.run === undefined ? event : { ...event, run: `${stage}/${event.run}` };
}

/** A value as `--param` takes it. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
