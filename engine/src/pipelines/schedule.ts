import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { isPipelinePath, type Stage } from '@vitruve/manifests';
import { reasonOf, UserError } from '@vitruve/workspace';
import type { ResultCache } from './cache/result-cache.ts';
import { ContainerEngine } from './containers/container-engine.ts';
import { stageImage } from './containers/stage-image.ts';
import { canRestore, restoreOutputs, storeOutputs } from './cache/results.ts';
import type { PipelineEvent, RunState, StageResults } from './events.ts';
import type { PipelineRequest } from './execution.ts';
import { stageReads, stageWrites } from './history/stage-files.ts';
import { stageMetrics, stageResults } from './history/stage-results.ts';
import type { FileDigests } from './keys/file-digests.ts';
import { placeOf } from './place.ts';
import type { OpenedPipeline } from './plan/open-pipeline.ts';
import type { Plan, PlannedRun, PlannedStage } from './plan/plan.ts';
import { settingsOf } from './plan/stage-settings.ts';
import { checkQuality, hasSuites } from './quality/quality-gate.ts';
import type { Lock, RowHashes, RunRecord } from './record/lock.ts';
import { runStage, type StageRun } from './run-stage.ts';
import type { Shares } from './shares.ts';
import { taskInputs } from './tasks/task-inputs.ts';
import type { LoadedTasks } from '../running/loaded-tasks.ts';
import type { CurrentResult } from './unchanged/take-snapshot.ts';
import { decide, inputsOf, recordOf, type Decision } from './up-to-date.ts';

/** What the runs of a pipeline are done with. */
export interface ScheduleOptions {
  readonly opened: OpenedPipeline;
  readonly plan: Plan;
  readonly request: PipelineRequest;
  readonly shares: Shares;
  readonly tasks: LoadedTasks;
  readonly digests: FileDigests;
  readonly lock: Lock;
  /** Undefined when it is switched off. */
  readonly cache: ResultCache | undefined;
  /** Counts how runs ended. */
  readonly counts: Record<RunState, number>;
  /** Runs another pipeline as a stage of this one. @returns whether all of it is done. */
  readonly runUsed: (path: string, request: PipelineRequest) => Promise<boolean>;
}

/** What is told of a run that ended: its place when it failed, and what it has made. */
type Told = Partial<
  Pick<Extract<PipelineEvent, { event: 'ended' }>, 'place' | 'writes' | keyof StageResults>
>;

/** Tells how a run ended, and why. */
type Ended = (state: RunState, reason?: string, told?: Told) => RunState;

/** How the runs of a stage ended, for those that come after it. */
interface StageEnd {
  readonly isDone: boolean;
  /** In a dry run: its outputs may be others. */
  readonly isOpen: boolean;
}

/** Runs each stage when all that it depends on is done. */
export class Schedule {
  readonly #options: ScheduleOptions;
  /** The runs whose recorded result is there, by their names. */
  readonly current = new Map<string, CurrentResult>();
  /** A run failed, and no new one starts. */
  #isEnding = false;
  /** Of runs for periods, by their names. */
  readonly #periods = new Map<string, PlannedRun['periods']>();

  constructor(options: ScheduleOptions) {
    this.#options = options;
  }

  /** @returns whether all of it is done. */
  async run(): Promise<boolean> {
    const { plan, request } = this.#options;
    for (const { runs } of plan.stages)
      for (const { name, periods } of runs)
        if (Object.keys(periods).length > 0) this.#periods.set(name, periods);
    const count = plan.stages.reduce((sum, { runs }) => sum + Math.max(1, runs.length), 0);
    request.onEvent({ event: 'planned', count });
    const ends = new Map<Stage, Promise<StageEnd>>();
    for (const planned of plan.stages) ends.set(planned.stage, this.#stage(planned, ends));
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
      if (end?.isOpen === true && reads.has(other)) changed ??= other;
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
      isOpen: states.includes('would-run') || states.includes('would-restore'),
    };
  }

  /** What reads the outputs of a stage that are not made yet cannot be compared. */
  #wouldFollow(planned: PlannedRun, { name }: Stage): RunState {
    return this.#ended(planned.name, 'would-run', 0, t('it depends on "{0}"', name));
  }

  async #run(planned: PlannedRun): Promise<RunState> {
    const { plan, request, opened, tasks, shares } = this.#options;
    const uses = planned.stage.uses?.text;
    if (uses !== undefined && isPipelinePath(uses)) return this.#used(planned, resolve(opened.folder, uses));
    const settings = settingsOf(plan, planned);
    const release = await shares.take(settings.resources);
    const began = performance.now();
    const ended: Ended = (state, reason, told) =>
      this.#ended(planned.name, state, performance.now() - began, reason, told);
    try {
      if (request.signal.aborted) return ended('cancelled');
      if (this.#isEnding) return ended('not-run');
      const { lock, digests, cache } = this.#options;
      const containers = settings.image === undefined ? undefined : ContainerEngine.find(request.environment);
      const fetch = request.dryRun ? undefined : this.#fetch(planned.name, containers);
      const image = await stageImage(
        planned,
        settings,
        containers,
        lock.get(planned.name)?.values['image'],
        fetch,
      );
      const run: StageRun = { opened, plan, planned, settings, request, tasks, image, containers };
      const decision = await decide(run, lock, digests, cache);
      const known = await this.#known(run, decision);
      if (known && decision.record) {
        // Data that was good when it was made may have become too old.
        if (!request.dryRun && hasSuites(planned)) await this.#checkAgain(run);
        const results = await metricsOf(run);
        this.current.set(planned.name, { record: decision.record, metrics: results.metrics ?? {} });
        return ended(known, decision.reason, results);
      }
      const { reason = '' } = decision;
      if (request.dryRun) return ended('would-run', reason);
      const reads = await stageReads(Object.keys(decision.inputs.inputs), this.#folder());
      request.onEvent({ event: 'started', run: planned.name, reason, ...reads });
      const rows = await runStage(run);
      const record = await this.#record(run, decision, rows);
      const results = await stageResults(planned, opened.folder, opened.root);
      if (record) this.current.set(planned.name, { record, metrics: results.metrics });
      const made = planned.outputs.flatMap(({ path, isResult }) => (isResult ? [path] : []));
      return ended('done', undefined, { ...results, writes: await stageWrites(made, this.#folder()) });
    } catch (error) {
      return this.#failed(planned, error, ended);
    } finally {
      release();
    }
  }

  /** Whose files the history tells. */
  #folder(): Parameters<typeof stageReads>[1] {
    const { opened, digests } = this.#options;
    return { ...opened, digestOf: (path) => digests.of(path) };
  }

  async #checkAgain(run: StageRun): Promise<void> {
    const { opened, request } = this.#options;
    await checkQuality({
      ...run,
      version: request.version,
      signal: request.signal,
      placeOf: (path) => resolve(opened.folder, path),
      isNew: false,
      onLine: (stream, line) => {
        request.onEvent({ event: 'output', run: run.planned.name, stream, line });
      },
      onChecks: (checks) => {
        request.onEvent({ event: 'checked', run: run.planned.name, checks });
      },
    });
  }

  #fetch(run: string, containers: ContainerEngine | undefined): (image: string) => Promise<void> {
    const { onEvent, signal } = this.#options.request;
    return async (image) => {
      onEvent({ event: 'output', run, stream: 'stderr', line: t('Fetching the image "{0}"', image) });
      await containers?.pull(image, signal);
    };
  }

  /** How a run ends whose result is recorded and is there, or can be fetched; undefined for one that is to be done. */
  async #known(run: StageRun, { reason, record }: Decision): Promise<RunState | undefined> {
    const { lock, digests, cache, opened, request } = this.#options;
    if (!record) return undefined;
    if (reason !== undefined) {
      if (request.dryRun) return (await canRestore(record, cache)) ? 'would-restore' : undefined;
      if (!(await restoreOutputs(record, opened, cache, digests))) return undefined;
    }
    // Under this name too, when it was recorded under another one.
    lock.set(run.planned.name, record);
    return reason === undefined ? 'up-to-date' : 'restored';
  }

  #failed({ stage }: PlannedRun, error: unknown, ended: Ended): RunState {
    const { signal, keepGoing } = this.#options.request;
    if (signal.aborted) return ended('cancelled');
    if (!keepGoing) this.#isEnding = true;
    const { path, text } = this.#options.opened;
    const place = placeOf(path, text, stage.key.span.start);
    return ended('failed', error instanceof UserError ? error.message : reasonOf(error), { place });
  }

  /** Records the result of a run, unless what it was made of has changed in the meantime. */
  async #record(run: StageRun, { inputs, key }: Decision, rows: RowHashes): Promise<RunRecord | undefined> {
    const { digests, lock, request } = this.#options;
    const now = await inputsOf(run, digests, lock).catch(() => undefined);
    const changed = Object.keys(inputs.inputs).find((path) => now?.inputs[path] !== inputs.inputs[path]);
    const { name } = run.planned;
    if (changed !== undefined || !now) {
      const message = t('input "{0}" changed while the stage ran: its result is not recorded', changed ?? '');
      request.onEvent({ event: 'warning', run: name, message });
      return undefined;
    }
    const record = await recordOf(run, { inputs, key }, digests, rows);
    lock.set(name, record);
    await this.#keep(name, record);
    return record;
  }

  /** A cache that cannot be written to, as on a full disk, makes no run fail. */
  async #keep(name: string, record: RunRecord): Promise<void> {
    const { cache, opened, digests, request } = this.#options;
    if (!cache) return;
    try {
      await storeOutputs(record, opened.folder, cache, digests);
    } catch (error) {
      const message = t('The result could not be kept in the cache: {0}', reasonOf(error));
      request.onEvent({ event: 'warning', run: name, message });
    }
  }

  /** Another pipeline as a stage: its runs have names behind that of the stage, and take their own shares. */
  async #used(planned: PlannedRun, path: string): Promise<RunState> {
    const { request, plan } = this.#options;
    const began = performance.now();
    const ended: Ended = (state, reason, told) =>
      this.#ended(planned.name, state, performance.now() - began, reason, told);
    const { stage, run, name } = planned;
    const states = new Set<RunState>();
    const given = taskInputs(stage.with, (parts) => plan.values.valuesIn(stage, run, parts));
    try {
      if (this.#isEnding) return ended('not-run');
      const isDone = await this.#options.runUsed(path, {
        ...request,
        parameters: new Map(Object.entries(given).map(([key, value]) => [key, textOf(value)])),
        selection: { stages: [], only: false },
        onEvent: (event) => {
          if (event.event === 'ended') states.add(event.state);
          request.onEvent(within(name, event));
        },
      });
      if (isDone) return ended(stateOfAll(states));
      if (!request.keepGoing) this.#isEnding = true;
      return ended(request.signal.aborted ? 'cancelled' : 'failed', t('one of its stages failed'));
    } catch (error) {
      return this.#failed(planned, error, ended);
    }
  }

  #ended(run: string, state: RunState, milliseconds: number, reason?: string, told?: Told): RunState {
    this.#options.counts[state]++;
    const periods = this.#periods.get(run);
    this.#options.request.onEvent({
      event: 'ended',
      run,
      state,
      milliseconds: Math.round(milliseconds),
      ...(reason === undefined ? {} : { reason }),
      ...(periods ? { periods } : {}),
      ...told,
    });
    return state;
  }
}

/** The state of a stage that is a pipeline, of whose runs none has failed: that of the one with the most to do. */
function stateOfAll(states: ReadonlySet<RunState>): RunState {
  if (states.has('would-run') || states.has('would-restore')) return 'would-run';
  if (states.has('done')) return 'done';
  return states.has('restored') ? 'restored' : 'up-to-date';
}

/** The metrics of a result that was there before. */
async function metricsOf({ planned, opened }: StageRun): Promise<Partial<StageResults>> {
  if (!planned.outputs.some(({ isMetrics }) => isMetrics)) return {};
  return { metrics: await stageMetrics(planned, opened.folder) };
}

function within(stage: string, event: PipelineEvent): PipelineEvent {
  if (event.event === 'planned' && event.run === undefined) return { ...event, run: stage };
  return event.run === undefined ? event : { ...event, run: `${stage}/${event.run}` };
}

/** A value as `--param` takes it. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
