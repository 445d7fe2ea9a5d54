import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { RunnableDvcStage } from '@vitruve/manifests';
import { reasonOf, UserError } from '@vitruve/workspace';
import type { PipelineEvent, RunState, StageResults } from '../events.ts';
import type { PipelineRequest } from '../execution.ts';
import { stageReads, stageWrites } from '../history/stage-files.ts';
import { stageMetrics } from '../history/stage-results.ts';
import { placeOf } from '../place.ts';
import { machineResources } from '../plan/stage-settings.ts';
import { Shares } from '../shares.ts';
import type { DvcProject } from './dvc-project.ts';
import {
  missingOutputs,
  recordDvcStage,
  restoreDvcStage,
  runDvcStage,
  type DvcStageRun,
} from './dvc-stage.ts';
import { decideDvc, type DvcDecision, type DvcState } from './dvc-status.ts';
import { metricsName } from './metrics-name.ts';
import type { OpenedDvc } from './open-dvc.ts';

/** What the stages of a `dvc.yaml` are run with. */
export interface DvcScheduleOptions {
  readonly request: PipelineRequest;
  readonly opened: OpenedDvc;
  readonly project: DvcProject;
  readonly state: DvcState;
  /** Counts how stages ended. */
  readonly counts: Record<RunState, number>;
}

type Told = Partial<
  Pick<Extract<PipelineEvent, { event: 'ended' }>, 'place' | 'sizes' | 'metrics' | 'writes'>
>;

/** Runs each stage of a `dvc.yaml` when all that it depends on is done. */
export class DvcSchedule {
  readonly #options: DvcScheduleOptions;
  readonly #shares: Shares;
  /** A stage failed, and no new one starts. */
  #isEnding = false;

  constructor(options: DvcScheduleOptions) {
    this.#options = options;
    this.#shares = new Shares(options.request.jobs, machineResources());
  }

  /** @param stages in an order in which they can be run. */
  async run(stages: readonly RunnableDvcStage[]): Promise<void> {
    this.#options.request.onEvent({ event: 'planned', count: stages.length });
    const ends = new Map<string, Promise<RunState>>();
    for (const stage of stages) ends.set(stage.name, this.#afterOthers(stage, ends));
    await Promise.all(ends.values());
  }

  async #afterOthers(
    stage: RunnableDvcStage,
    ends: ReadonlyMap<string, Promise<RunState>>,
  ): Promise<RunState> {
    let open: string | undefined;
    for (const name of stage.before) {
      const state = await ends.get(name);
      if (state === 'failed' || state === 'not-run' || state === 'cancelled')
        return this.#ended(stage, 'not-run', 0);
      if (state === 'would-run' || state === 'would-restore') open ??= name;
    }
    // What reads the outputs of a stage that are not made yet cannot be compared.
    if (open !== undefined) return this.#ended(stage, 'would-run', 0, t('it depends on "{0}"', open));
    const release = await this.#shares.take({ cpu: 0, memory: 0, gpu: 0 });
    const began = performance.now();
    const since = (): number => performance.now() - began;
    try {
      if (this.#options.request.signal.aborted) return this.#ended(stage, 'cancelled', since());
      if (this.#isEnding) return this.#ended(stage, 'not-run', since());
      const [state, reason, told] = await this.#one(stage);
      return this.#ended(stage, state, since(), reason, told);
    } catch (error) {
      return this.#failed(stage, error, since());
    } finally {
      release();
    }
  }

  async #one(stage: RunnableDvcStage): Promise<readonly [RunState, (string | undefined)?, Told?]> {
    const { request, opened, project, state } = this.#options;
    const run: DvcStageRun = { stage, opened, project, state, request };
    const decision = await decideDvc(stage, state, request.force && !stage.isFrozen);
    const { reason, outputReason } = decision;
    if (reason === undefined && outputReason === undefined)
      return ['up-to-date', undefined, await this.#metricsOf(stage)];
    if (reason === undefined) {
      if (request.dryRun) {
        if (await missingOutputs(stage, state)) return ['would-restore', outputReason];
      } else if (await restoreDvcStage(run)) return ['restored', outputReason, await this.#metricsOf(stage)];
    }
    if (stage.isFrozen) return this.#frozen(run, decision);
    const why = reason ?? outputReason ?? '';
    if (request.dryRun) return ['would-run', why];
    const folder = { ...opened, digestOf: (path: string) => this.#digestOf(path) };
    const read = [...stage.deps, ...stage.params.map(({ file }) => ({ path: file }))];
    const reads = await stageReads(
      read.map(({ path }) => path),
      folder,
    );
    request.onEvent({ event: 'started', run: stage.name, reason: why, ...reads });
    await runDvcStage(run);
    await this.#record(run, decision);
    const made = stage.outs.map(({ path }) => path);
    const told = { sizes: this.#sizesOf(stage), ...(await this.#metricsOf(stage)) };
    return ['done', undefined, { ...told, writes: await stageWrites(made, folder) }];
  }

  /** As DVC records it. */
  async #digestOf(path: string): Promise<string | undefined> {
    const found = await this.#options.state.files.of(path);
    return found && `md5:${found.md5}`;
  }

  /** DVC records what is there of a stage that is frozen, and runs nothing. */
  async #frozen(run: DvcStageRun, decision: DvcDecision): Promise<readonly [RunState, string]> {
    for (const { path } of run.stage.outs)
      await stat(resolve(run.opened.folder, path)).catch(() => {
        throw new UserError(t('The stage is frozen, and its output "{0}" does not exist', path));
      });
    if (!run.request.dryRun) await this.#record(run, decision);
    return ['skipped', t('"frozen" is true')];
  }

  async #record(run: DvcStageRun, decision: DvcDecision): Promise<void> {
    const fault = await recordDvcStage(run, decision);
    if (fault !== undefined)
      this.#options.request.onEvent({ event: 'warning', run: run.stage.name, message: fault });
  }

  #sizesOf({ name, outs }: RunnableDvcStage): StageResults['sizes'] {
    const recorded = this.#options.state.lock.get(name)?.outs;
    return Object.fromEntries(outs.map(({ path, recorded: key }) => [path, recorded?.get(key)?.size ?? 0]));
  }

  async #metricsOf({ outs }: RunnableDvcStage): Promise<Partial<StageResults>> {
    if (!outs.some(({ isMetrics }) => isMetrics)) return {};
    const outputs = outs.map(({ path, isMetrics }) => ({
      name: metricsName(path),
      path,
      isResult: true,
      isMetrics,
      quality: undefined,
    }));
    return { metrics: await stageMetrics({ outputs }, this.#options.opened.folder) };
  }

  #failed(stage: RunnableDvcStage, error: unknown, milliseconds: number): RunState {
    const { request, opened } = this.#options;
    if (request.signal.aborted) return this.#ended(stage, 'cancelled', milliseconds);
    if (!request.keepGoing) this.#isEnding = true;
    const place = placeOf(opened.path, opened.text, stage.key.span.start);
    const reason = error instanceof UserError ? error.message : reasonOf(error);
    return this.#ended(stage, 'failed', milliseconds, reason, { place });
  }

  #ended(
    { name }: RunnableDvcStage,
    state: RunState,
    milliseconds: number,
    reason?: string,
    told?: Told,
  ): RunState {
    this.#options.counts[state]++;
    this.#options.request.onEvent({
      event: 'ended',
      run: name,
      state,
      milliseconds: Math.round(milliseconds),
      ...(reason === undefined ? {} : { reason }),
      ...told,
    });
    return state;
  }
}
